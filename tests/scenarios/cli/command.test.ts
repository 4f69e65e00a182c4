/** The command as a user has it: one file, its output, its exit codes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { cliDist } from '../../../tools/paths.mjs';
import { placeWithCustody, type Ended } from './custody.ts';

const RECORDING = fileURLToPath(new URL('../../upstream/recordings/lvm.jsonl', import.meta.url));
const { folder, custody } = await placeWithCustody('command');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('run', () => {
  it('ends with the closing line and 0 when all is as expected', async () => {
    const { code, stdout } = await custody('run', '--driver', 'lvm');
    expect(lastLine(stdout)).toMatch(/^\d+ passed, 0 failed, \d+ skipped$/);
    expect(stdout).toContain('≈ known deviation  size.round-up[0]');
    expect(stdout).toContain('cinder/volume/drivers/lvm.py:690');
    expect(code).toBe(0);
  });

  it('writes a result as JSON beside the report for people', async () => {
    const { code, stdout } = await custody('run', 'size-rounding', '--report', 'pretty', '--report', 'json=result.json');
    expect(code).toBe(0);
    const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as {
      format: string; suites: { id: string }[]; digests: { evidence: string };
    };
    expect(result).toMatchObject({ format: 'custody-result', version: 1, suites: [{ id: 'size-rounding' }] });
    expect(stdout).toContain(`evidence ${result.digests.evidence}`);
  });

  it('leaves out the suites that are about other drivers, unless one is named', async () => {
    const suitesOf = async (...args: readonly string[]): Promise<string[]> => {
      const { stdout } = await custody('run', '--driver', 'rbd', '--filter', '*.no-such-scenario', '--report', 'json', ...args);
      return (JSON.parse(stdout) as { suites: { id: string }[] }).suites.map(({ id }) => id);
    };
    const byDefault = await suitesOf();
    expect(byDefault).toContain('size-rounding');
    expect(byDefault.filter((id) => id.startsWith('driver-'))).toEqual([]);
    expect(await suitesOf('driver-pure')).toEqual(['driver-pure']);
  });

  it('gives the same evidence twice, and JSON alone on standard output', async () => {
    const [first, second] = await Promise.all([custody('run', 'size-rounding', '--report', 'json'), custody('run', 'size-rounding', '--report', 'json')]);
    const digests = ({ stdout }: Ended): unknown => (JSON.parse(stdout) as { digests: unknown }).digests;
    expect(digests(first)).toEqual(digests(second));
    expect(first.stderr).toMatch(/^\d+ passed, \d+ failed, \d+ skipped\n$/);
  });

  it('plays a suite of the user, and exits with 1 when it fails', async () => {
    writeFileSync(join(folder, 'mine.yaml'), MINE);
    const { code, stdout } = await custody('run', 'mine.yaml');
    expect(stdout).toContain('Step 1, size.round-up: expected 7, got 1');
    expect(lastLine(stdout)).toBe('0 passed, 1 failed, 0 skipped');
    expect(code).toBe(1);
  });

  it('exits with 4 on a suite that is not as it must be, and says where', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), MINE.replace('returns: 7', 'return: 7'));
    const { code, stderr } = await custody('run', 'wrong.yaml');
    expect(stderr).toMatch(/^wrong\.yaml:\d+:\d+: .*"return"/);
    expect(code).toBe(4);
  });

  it('exits with 4 when two suites have a scenario of the same id, since one would hide the other', async () => {
    writeFileSync(join(folder, 'copy.yaml'), MINE.replace('suite: mine', 'suite: copy').replace('returns: 7', 'returns: 1'));
    const { code, stderr, stdout } = await custody('run', 'mine.yaml', 'copy.yaml');
    expect(stderr).toContain('Scenario mine.too-large is in the suites mine and copy');
    expect(stdout).toBe('');
    expect(code).toBe(4);
  });

  it('exits with 7 when no scenario was played', async () => {
    const { code, stdout } = await custody('run', '--filter', 'no-such-*');
    expect(lastLine(stdout)).toBe('0 passed, 0 failed, 0 skipped');
    expect(code).toBe(7);
  });

  it.each([
    [['run', '--driver', 'no-such'], 'There is no driver no-such'],
    [['run', 'no-such-suite'], 'There is no suite no-such-suite'],
    [['run', 'size-rounding', 'size-rounding'], 'The suite size-rounding is named twice'],
    [['run', 'absent.yaml'], "absent.yaml can't be read"],
    [['run', '--report', 'json=no/such/folder.json'], "no/such/folder.json can't be written"],
    [['run', '--report', 'xml'], 'There is no report format xml'],
    [['replay', 'absent.jsonl'], "absent.jsonl can't be read"],
    [['walk'], 'There is no command walk'],
  ])('exits with 2 and says why: %j', async (args, why) => {
    const { code, stderr } = await custody(...args);
    expect(stderr).toContain(why);
    expect(code).toBe(2);
  });
});

describe('prove', { timeout: 60_000 }, () => {
  it('ends with the figures and 0 when every faulty driver dies where it should', async () => {
    const { code, stdout } = await custody('prove', '--report', 'pretty', '--report', 'json=proof.json');
    expect(lastLine(stdout)).toMatch(/^(\d+) of \1 faulty drivers die, (\d+) of \2 unusual drivers pass, 0 problems$/);
    expect(stdout).toContain('unmanage.keeps-data.days-later, step 5: ');
    expect(stdout).toContain('unmanage.deletes-a-day-later*');
    const proof = JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8')) as { controlDies: boolean; problems: unknown[] };
    expect(proof).toMatchObject({ controlDies: true, problems: [] });
    expect(code).toBe(0);
  });

  it('has the figure stand beside the verdicts on a driver', async () => {
    const { stdout } = await custody('run', '--driver', 'rbd');
    expect(stdout).toMatch(/\nrbd keeps \d+ of 13 MUST sentences; breaks 3: .*\n(\d+) of \1 faulty drivers die of these suites\n/);
    expect((await custody('run', 'size-rounding')).stdout).toContain('Only all shipped suites together');
  });
});

it('run plays a faulty driver, which fails', { timeout: 30_000 }, async () => {
  const { code, stdout } = await custody('run', '--driver', 'mutant.size.floor');
  expect(stdout).toContain('breaks 1: size.round-up');
  expect(code).toBe(1);
});

describe('list', () => {
  it('names every driver, suite and scenario, with its kind', async () => {
    const { code, stdout } = await custody('list');
    for (const word of ['reference-rename', 'reference-metadata', 'lvm', 'size-rounding 1.0.0', 'caller.bad-reference', 'conformance']) {
      expect(stdout).toContain(word);
    }
    expect(code).toBe(0);
  });

  it('says for which drivers a scenario is, what it needs, and how many there are', async () => {
    const { stdout } = await custody('list');
    expect(stdout).toMatch(/^ {2}behaviour +rbd\.protecting-fails +When .*\[for rbd 21\.3\.1\.\.; needs fault\.write, delete_snapshot\]$/m);
    expect(stdout).toMatch(/^ {2}conformance +unmanage\.can-be-repeated +What .*[^\]]$/m);
    expect(stdout).toMatch(/^size-rounding 1\.0\.0: .* \(\d+ conformance, \d+ behaviour.*\)$/m);
    expect(lastLine(stdout)).toMatch(/^\d+ suites, \d+ scenarios: \d+ conformance, \d+ behaviour, \d+ caller$/);
  });
});

it('list --coverage prints the table for any pipe, and 0 says that it has no gap', async () => {
  const { code, stdout, stderr } = await custody('list', '--coverage');
  expect(stdout).toMatch(/^size\.round-up .* \d+c/m);
  expect(lastLine(stdout)).toMatch(/^\d+ cells: \d+ filled, \d+ empty for a reason, 0 unexplained$/);
  expect([code, stderr]).toEqual([0, '']);
});

describe('replay', () => {
  it('writes every line again', async () => {
    const { code, stdout } = await custody('replay', RECORDING);
    const names = (text: string): string[] => text.trimEnd().split('\n').map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names(stdout)).toEqual(names(readFileSync(RECORDING, 'utf8')));
    expect(code).toBe(0);
  });

  it('names the line that is no recording', async () => {
    writeFileSync(join(folder, 'bad.jsonl'), `${readFileSync(RECORDING, 'utf8').split('\n')[0]}\n{"driver": "lvm"\n`);
    const { code, stderr } = await custody('replay', 'bad.jsonl');
    expect(stderr).toContain('bad.jsonl, line 2: ');
    expect(code).toBe(2);
  });
});

it('needs nothing but Node', () => {
  const imports = [...readFileSync(cliDist, 'utf8').matchAll(/^import\b.*?["']([^"']+)["'];$/gm)].map(([, module]) => module);
  expect(imports).toContain('node:process');
  expect(imports.filter((module) => !module?.startsWith('node:'))).toEqual([]);
});

const MINE = `custody: 1
suite: mine
version: 1.0.0
title: A suite of my own
scenarios:
  - id: mine.too-large
    kind: conformance
    title: Expects too much
    given:
      volumes: { vol-a: { size: 1 GiB } }
      backend: { tuesday: { snapshot_of: vol-a } }
      snapshots: { s1: { volume: vol-a } }
    steps:
      - driver: manage_existing_snapshot_get_size
        snapshot: s1
        ref: { names: tuesday }
        expect: [{ cites: size.round-up, returns: 7 }]
`;
