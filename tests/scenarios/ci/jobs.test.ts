/** The script of each job that is ready to be copied, in a clean folder, with nothing of this project but the single file. */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { build } from '../../../tools/build.mjs';
import { cliDist, root } from '../../../tools/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'custody-ci-'));
const TARGET = `'${process.execPath}' custody/custody.mjs target --driver mutant.size.floor`;
const NOTHING_KNOWN = 'custody: 1\nknown_deviations: []\n';

let known = '';

beforeAll(async () => {
  const said: string[] = [];
  if (!(await build(['suites', 'cli'], (chunk) => said.push(String(chunk))))) throw new Error(said.join(''));
  const { checks } = JSON.parse((await shell('node custody/custody.mjs run --driver mutant.size.floor --report json', cleanFolder(NOTHING_KNOWN))).stdout) as Result;
  const failing = [...new Set(checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id))];
  expect(failing).not.toEqual([]);
  known = JSON.stringify({ custody: 1, known_deviations: failing.map((check) => ({ check, reason: 'It rounds down.' })) });
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Result {
  readonly checks: readonly { readonly id: string; readonly verdict: string }[];
  readonly scenarios: readonly { readonly id: string }[];
  readonly digests: { readonly verdicts: string };
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function shell(script: string, at: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const clean = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: at, CUSTODY_TARGET: TARGET, ...env };
    execFile('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: at, env: clean, maxBuffer: 64 << 20 }, (failure, stdout, stderr) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, stdout, stderr });
    });
  });
}

/** A repository of a driver's author, as far as the jobs know it. */
function cleanFolder(baseline: string): string {
  const at = mkdtempSync(join(folder, 'repository-'));
  mkdirSync(join(at, 'custody'));
  copyFileSync(cliDist, join(at, 'custody', 'custody.mjs'));
  writeFileSync(join(at, 'custody', 'baseline.yaml'), baseline);
  return at;
}

/** What JUnit counts as a whole. */
function testsIn(junit: string): { readonly tests: number; readonly failures: number } {
  const [, tests, failures] = /<testsuites name="custody" tests="(\d+)" failures="(\d+)"/.exec(junit) ?? [];
  return { tests: Number(tests), failures: Number(failures) };
}

function job<Shape>(file: string): Shape {
  return parse(readFileSync(join(root, 'scenarios/ci', file), 'utf8')) as Shape;
}

function result(file: string): Result {
  return JSON.parse(readFileSync(file, 'utf8')) as Result;
}

interface Github {
  readonly jobs: Readonly<Record<'custody' | 'custody-result', { readonly strategy: { readonly matrix: { readonly shard: readonly string[] } }; readonly steps: readonly { readonly run?: string }[] }>>;
}
interface Gitlab {
  readonly custody: { readonly parallel: number; readonly script: readonly string[] };
  readonly 'custody-result': { readonly script: readonly string[]; readonly artifacts: { readonly reports: { readonly junit: string } } };
}
type Zuul = readonly { readonly job?: { readonly run: string; readonly 'pre-run': string } }[];
type Playbook = readonly { readonly tasks: readonly { readonly 'ansible.builtin.shell': { readonly cmd: string } }[] }[];

/** Each pipeline: its shares one after the other, then what makes them one. */
const PIPELINES = {
  github: () => {
    const { jobs } = job<Github>('github.yml');
    const script = (name: keyof typeof jobs): string => jobs[name].steps.flatMap(({ run }) => run ?? []).join('\n');
    const { shard: shares } = jobs.custody.strategy.matrix;
    return { shares: shares.map((share) => ({ SHARD: share })), script: script('custody'), last: script('custody-result'), reports: 'reports' };
  },
  gitlab: () => {
    const { custody, 'custody-result': last } = job<Gitlab>('gitlab.yml');
    const shares = Array.from({ length: custody.parallel }, (_, at) => ({ CI_NODE_INDEX: String(at + 1), CI_NODE_TOTAL: String(custody.parallel) }));
    return { shares, script: custody.script.join('\n'), last: last.script.join('\n'), reports: 'reports' };
  },
  zuul: () => {
    const script = job<Playbook>('playbooks/run.yaml')[0]?.tasks[0]?.['ansible.builtin.shell'].cmd ?? '';
    return { shares: [{}], script, last: '', reports: 'zuul-output/logs/custody' };
  },
};

async function runPipeline(name: keyof typeof PIPELINES, at: string): Promise<{ readonly ended: readonly Ended[]; readonly last: Ended }> {
  const { shares, script, last } = PIPELINES[name]();
  const ended: Ended[] = [];
  for (const env of shares) ended.push(await shell(script, at, env));
  return { ended, last: await shell(last, at) };
}

describe.each(['github', 'gitlab', 'zuul'] as const)('the job for %s', (name) => {
  it('is green when all that fails is known, and leaves its reports and the whole result', async () => {
    const at = cleanFolder(known);
    const { ended, last } = await runPipeline(name, at);
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(ended.map(() => [0, '']));
    expect(last.code).toBe(0);
    const { reports } = PIPELINES[name]();
    expect(readFileSync(join(at, reports, 'custody.html'), 'utf8')).toContain(' 0 failed, ');
    const whole = JSON.parse((await shell('node custody/custody.mjs run --target "$CUSTODY_TARGET" --report json', at)).stdout) as Result;
    const told = result(join(at, reports, 'result.json'));
    expect(told.scenarios.length).toBe(whole.scenarios.length);
    expect(told.digests).toEqual(whole.digests);
    expect(testsIn(readFileSync(join(at, reports, 'custody.xml'), 'utf8'))).toEqual({ tests: whole.scenarios.length, failures: 0 });
  }, 120_000);

  it('is red when something fails that is not known, and still leaves its reports', async () => {
    const at = cleanFolder(NOTHING_KNOWN);
    const { ended, last } = await runPipeline(name, at);
    expect(ended.map(({ code }) => code)).toContain(1);
    const { reports, last: script } = PIPELINES[name]();
    expect(last.code).toBe(script === '' ? 0 : 1);
    expect(testsIn(readFileSync(join(at, reports, 'custody.xml'), 'utf8')).failures).toBeGreaterThan(0);
    expect(readFileSync(join(at, reports, 'custody.html'), 'utf8')).not.toContain(' 0 failed, ');
  }, 120_000);
});

it('what the jobs name is there', () => {
  const playbooks = job<Zuul>('zuul.yaml').flatMap(({ job: made }) => (made ? [made.run, made['pre-run']] : []));
  for (const path of playbooks) expect(existsSync(join(root, 'scenarios/ci', path.replace('playbooks/custody/', 'playbooks/')))).toBe(true);
  expect(job<Gitlab>('gitlab.yml')['custody-result'].artifacts.reports.junit).toBe('reports/custody.xml');
});
