/** What the command writes for CI, and what it makes of what it wrote: reports, baselines, differences, shards. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { Parser } from 'tap-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { cliDist } from '../../../tools/paths.mjs';
import { placeWithCustody } from './custody.ts';

const JUNIT = readFileSync(new URL('../../core/report/formats/junit.xsd', import.meta.url), 'utf8');
const { folder, custody, shell } = await placeWithCustody('reports');
const FAULTY = ['--driver', 'mutant.size.floor'];

const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

interface ReadBack {
  readonly digests: unknown;
  readonly environment: Readonly<Record<string, string>>;
  readonly checks: readonly { readonly id: string; readonly verdict: string }[];
}
const resultIn = (text: string): ReadBack => JSON.parse(text) as ReadBack;

beforeAll(async () => {
  await custody('run', 'size-rounding', '--report', 'json=good.json');
  await custody('run', 'size-rounding', ...FAULTY, '--report', 'json=bad.json');
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('run --report', { timeout: 30_000 }, () => {
  it('writes every format at once, each told the same', async () => {
    const formats = ['pretty', 'junit', 'tap', 'ctrf', 'html', 'badge'];
    const { code, stdout, stderr } = await custody('run', 'size-rounding', ...FAULTY, ...formats.map((format) => `--report=${format}=out.${format}`));
    expect([code, stdout]).toEqual([1, '']);
    const [, passed, failed] = /^(\d+) passed, (\d+) failed, \d+ skipped\n$/.exec(stderr) ?? [];
    expect(lastLine(read('out.pretty'))).toBe(stderr.trimEnd());
    expect(lastLine(read('out.tap'))).toBe(`# ${stderr.trimEnd()}`);
    expect(read('out.html')).toContain(`<p class="closing">${stderr.trimEnd()}</p>`);
    expect(read('out.badge')).toContain(`>${failed} failed, ${passed} passed</text>`);
    expect(JSON.parse(read('out.ctrf'))).toMatchObject({ results: { summary: { passed: Number(passed), failed: Number(failed) } } });
    expect(read('out.junit')).toContain(`failures="${failed}" errors="0"`);
  });

  it('writes for others what others can read, of a whole driver', async () => {
    await custody('run', '--driver', 'lvm', '--report=junit=lvm.xml', '--report=tap=lvm.tap', '--report=json=lvm.json', '--page', 'https://here/', '--report=html=lvm.html');
    const { errors } = await validateXML({ xml: { fileName: 'lvm.xml', contents: read('lvm.xml') }, schema: JUNIT });
    expect(errors).toEqual([]);
    const parser = new Parser({ strict: true });
    parser.end(read('lvm.tap'));
    const parsed = parser.results;
    expect(parsed).toMatchObject({ ok: true, failures: [], fail: parsed?.todo });
    expect(parsed?.todo).toBeGreaterThan(20);
    const [, packed = ''] = /<a href="https:\/\/here\/#\/open\?result=1\.([\w-]+)">/.exec(read('lvm.html')) ?? [];
    expect(JSON.parse(gunzipSync(Buffer.from(packed, 'base64url')).toString())).toEqual(JSON.parse(read('lvm.json')));
  });

  it('says in each of them how to run a failure again', async () => {
    const { stdout } = await custody('run', 'size-rounding', ...FAULTY, '--report', 'junit');
    const [, line = ''] = /^Again: custody (.*?)</m.exec(stdout) ?? [];
    const words = line.replaceAll('&#39;', "'").split(' ').map((word) => word.replaceAll("'", ''));
    const again = await custody(...words, '--report', 'tap');
    expect(again.stdout).toMatch(/^1\.\.1\nnot ok 1 - size-rounding: /m);
  });
});

describe('what can not be done is refused', { timeout: 30_000 }, () => {
  it('a report that can not be written, when all others are', async () => {
    const { code, stderr } = await custody('run', 'size-rounding', '--report=json=no/such/folder.json', '--report=tap=written.tap', '--report=junit=nor/this.xml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/no\/such\/folder\.json can't be written.*nor\/this\.xml can't be written/);
    expect(read('written.tap')).toMatch(/^TAP version 14\n1\.\./);
  });

  it('two suites of one id', async () => {
    writeFileSync(join(folder, 'mine.yaml'), MINE);
    writeFileSync(join(folder, 'twin.yaml'), MINE.replace('mine.lists', 'mine.other'));
    expect(await custody('run', 'mine.yaml', 'twin.yaml')).toMatchObject({ code: 4, stdout: '', stderr: 'Two suites have the id mine: each wants one of its own.\n' });
  });
});

describe('a line that runs a failure again', { timeout: 30_000 }, () => {
  it('knows the baseline, without which it would say something else', async () => {
    writeFileSync(join(folder, 'passes.yaml'), 'custody: 1\nknown_deviations:\n  - { check: "size.round-up[0]/size.round-up", reason: It was so. }\n');
    const first = await custody('run', 'size-rounding', '--baseline', 'passes.yaml');
    const [, again = ''] = /Again: (.*)/.exec(first.stdout) ?? [];
    const second = await shell(again);
    expect([first.code, second.code, lastLine(second.stdout)]).toEqual([3, 3, '0 passed, 1 failed, 0 skipped']);
  });

  it('calls the command as it was called, where it has no name', async () => {
    const { stdout } = await shell(`PATH=/nowhere exec '${process.execPath}' '${cliDist}' run size-rounding ${FAULTY.join(' ')}`);
    const [, again = ''] = /Again: (.*)/.exec(stdout) ?? [];
    expect(again).toMatch(/^node \S+custody\.mjs run size-rounding /);
    expect((await shell(again)).code).toBe(1);
  });
});

describe('a baseline', { timeout: 30_000 }, () => {
  it('is written without reasons, and refused until they are said', async () => {
    const written = await custody('baseline', 'write', 'bad.json', 'known.yaml');
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const refused = await custody('run', 'size-rounding', ...FAULTY, '--baseline', 'known.yaml');
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain('known.yaml:6:13: known_deviations[0].reason: got "", expected a text that is not empty');
  });

  it('with reasons excuses what it lists, and keeps them when it is written again', async () => {
    writeFileSync(join(folder, 'known.yaml'), read('known.yaml').replaceAll('reason: ""', 'reason: "It rounds down."\n    plan: "Soon."'));
    const { code, stdout } = await custody('run', 'size-rounding', ...FAULTY, '--baseline', 'known.yaml');
    expect(stdout).toContain('It rounds down. (Soon.)');
    expect(lastLine(stdout)).toMatch(/^\d+ passed, 0 failed, \d+ skipped$/);
    expect(code).toBe(0);
    const before = read('known.yaml');
    expect((await custody('baseline', 'write', 'bad.json', 'known.yaml')).stderr).toContain(', 0 of them without a reason\n');
    expect(read('known.yaml')).toBe(before);
  });

  it('that lists what passes makes the run fail with 3', async () => {
    const { code, stdout } = await custody('run', 'size-rounding', '--baseline', 'known.yaml');
    expect(stdout).toContain('! unexpected pass');
    expect(code).toBe(3);
  });

  it('that lists what nobody checks is refused with 4, also where few suites are run', async () => {
    writeFileSync(join(folder, 'unknown.yaml'), read('known.yaml').replaceAll('round-up[0]', 'round-up[99]'));
    const { code, stderr } = await custody('run', 'listing', '--baseline', 'unknown.yaml');
    expect(stderr).toMatch(/^unknown\.yaml:5:12: known_deviations\[0\]\.check: got "size\.round-up\[99\]/);
    expect(code).toBe(4);
    expect((await custody('run', 'listing', '--baseline', 'known.yaml')).code).toBe(0);
  });

  it('may list what a suite of the user expects without citing a clause, also of a stored result', async () => {
    writeFileSync(join(folder, 'uncited.yaml'), MINE.replace('suite: mine', 'suite: uncited').replace('mine.lists', 'uncited.changes').replace('backend: unchanged', 'backend: { vol-a: { exists: false } }'));
    await custody('run', 'uncited.yaml', '--report', 'json=uncited.json');
    await custody('baseline', 'write', 'uncited.json', 'uncited-known.yaml');
    expect(read('uncited-known.yaml')).toContain('- check: uncited.changes/expectation');
    writeFileSync(join(folder, 'uncited-known.yaml'), read('uncited-known.yaml').replace('reason: ""', 'reason: "It stays."'));
    expect(await custody('report', 'uncited.json', '--baseline', 'uncited-known.yaml')).toMatchObject({ code: 0, stdout: expect.stringContaining('It stays.') as unknown });
  });

  it('does not list what a driver of upstream is known for, and goes to standard output', async () => {
    await custody('run', 'size-rounding', '--driver', 'lvm', '--report', 'json=lvm.json');
    const { stdout } = await custody('baseline', 'write', 'lvm.json');
    expect(lastLine(stdout)).toBe('known_deviations: []');
  });
});

describe('diff', { timeout: 30_000 }, () => {
  it('exits with 1 when something newly fails, and names it first', async () => {
    const { code, stdout } = await custody('diff', 'good.json', 'bad.json');
    expect(stdout.split('\n').slice(2, 4)).toEqual(['Newly failing', '  size.round-up[0]/size.round-up: pass → fail']);
    expect(code).toBe(1);
  });

  it('exits with 0 when nothing does', async () => {
    const { code, stdout } = await custody('diff', 'bad.json', 'good.json');
    expect(stdout.split('\n')[2]).toBe('Newly passing');
    expect(code).toBe(0);
  });

  it('names the file that is no result', async () => {
    writeFileSync(join(folder, 'other.json'), '{}');
    expect(await custody('diff', 'good.json', 'other.json')).toMatchObject({ code: 4, stderr: 'other.json is no result of Custody\n' });
    expect(await custody('diff', 'absent.json', 'good.json')).toMatchObject({ code: 2 });
  });
});

describe('shards', { timeout: 60_000 }, () => {
  it('are together what the run is as a whole', async () => {
    const shards = ['1/3', '2/3', '3/3'];
    const ended = await Promise.all(shards.map((shard) => custody('run', 'size-rounding', '--shard', shard, '--report', `json=${shard.charAt(0)}.json`)));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    const merged = await custody('merge', '3.json', '1.json', '2.json');
    expect(merged.code).toBe(0);
    expect(resultIn(merged.stdout).digests).toEqual(resultIn(read('good.json')).digests);
    expect(resultIn(merged.stdout).checks).toEqual(resultIn(read('good.json')).checks);
    expect([resultIn(read('2.json')).environment['shard'], resultIn(merged.stdout).environment['shard']]).toEqual(['2/3', undefined]);
  });

  it('of different filters do not belong together: a result says its filter', async () => {
    for (const [number, filter] of ['size.*', 'size.round-up*'].entries()) {
      await custody('run', 'size-rounding', '--filter', filter, '--shard', `${number + 1}/2`, '--report', `json=filtered-${number}.json`);
    }
    expect(resultIn(read('filtered-0.json')).environment['filter']).toBe('size.*');
    expect((await custody('merge', 'filtered-0.json', 'filtered-1.json')).stderr).toContain('different filters');
  });

  it('that do not belong together are refused', async () => {
    expect(await custody('merge', '1.json', '2.json')).toMatchObject({ code: 2, stdout: '' });
    expect((await custody('merge', '1.json', '2.json')).stderr).toContain('The shard 3/3 is missing');
    expect((await custody('merge', 'good.json')).stderr).toContain('no shard');
  });

  it('of which nothing concerns the driver are well; when nothing of any does, the merged result says so', async () => {
    const ended = await Promise.all(['1/2', '2/2'].map((shard) => custody('run', 'upstream-references', '--filter', 'lvm.*', '--shard', shard, '--report', `json=none-${shard.charAt(0)}.json`)));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect((await custody('merge', 'none-1.json', 'none-2.json')).code).toBe(7);
  });
});

describe('report', { timeout: 60_000 }, () => {
  const FORMATS = ['pretty', 'json', 'junit', 'tap', 'ctrf', 'html', 'badge'];
  const into = (prefix: string): string[] => FORMATS.map((format) => `--report=${format}=${prefix}.${format}`);
  const all = (prefix: string): string[] => FORMATS.map((format) => read(`${prefix}.${format}`));

  it('of a stored result writes, to the byte, what the run wrote, and ends as the run did', async () => {
    const ran = await custody('run', 'size-rounding', ...FAULTY, '--page', 'https://here/', ...into('ran'));
    const told = await custody('report', 'ran.json', '--page', 'https://here/', ...into('told'));
    expect(all('told')).toEqual(all('ran'));
    expect(told).toEqual(ran);
    expect(read('told.junit')).toContain('Again: custody run size-rounding --filter &#39;size.round-up[0]&#39; --driver mutant.size.floor');
    expect((await custody('report', 'ran.json')).stdout).toBe(read('ran.pretty'));
  });

  it('knows what the baseline excuses, and what it excuses in vain', async () => {
    const ran = await custody('run', 'size-rounding', ...FAULTY, '--baseline', 'known.yaml', ...into('ran'));
    expect(await custody('report', 'bad.json', '--baseline', 'known.yaml', '--report=tap=told.tap')).toEqual(ran);
    expect([ran.code, read('told.tap')]).toEqual([0, read('ran.tap')]);
    expect(await custody('report', 'good.json', '--baseline', 'known.yaml')).toMatchObject({ code: 3, stdout: expect.stringContaining('! unexpected pass') as unknown });
    expect(await custody('report', 'good.json', '--baseline', 'unknown.yaml')).toMatchObject({ code: 4, stdout: '' });
  });

  it('tells of merged shards as of a run in one piece', async () => {
    await custody('run', ...FAULTY, '--report=json=whole.json');
    for (const shard of ['1/2', '2/2']) await custody('run', ...FAULTY, '--shard', shard, '--report', `json=half-${shard.charAt(0)}.json`);
    writeFileSync(join(folder, 'halves.json'), (await custody('merge', 'half-1.json', 'half-2.json')).stdout);
    const [whole, halves] = [await custody('report', 'whole.json'), await custody('report', 'halves.json')];
    expect(halves).toEqual(whole);
    expect(whole.stdout).toContain('faulty drivers die of these suites');
    expect((await custody('report', 'half-1.json')).stdout).toContain('Only all shipped suites together');
  });

  it('keeps the suites of the user apart, and those of a result that does not say them yet', async () => {
    writeFileSync(join(folder, 'mine.yaml'), MINE);
    const { stdout } = await custody('run', 'listing', 'mine.yaml', '--filter', '*ist*', '--report=pretty', '--report=json=mine.json');
    expect(stdout).toMatch(/^mine: A suite of my own\n +✓ pass +mine\.lists$/m);
    expect((await custody('report', 'mine.json')).stdout).toBe(stdout);
    const { suites, ...older } = JSON.parse(read('mine.json')) as { readonly suites: readonly { readonly id: string; readonly version: string; readonly digest: string }[] };
    writeFileSync(join(folder, 'older.json'), JSON.stringify({ ...older, suites: suites.map(({ id, version, digest }) => ({ id, version, digest })) }));
    expect((await custody('report', 'older.json')).stdout).toBe(stdout.replace('mine: A suite of my own', 'mine: mine'));
  });

  it('of a result that was changed is refused', async () => {
    writeFileSync(join(folder, 'changed.json'), read('bad.json').replace('"verdict": "fail"', '"verdict": "pass"'));
    const refusal = { code: 4, stdout: '', stderr: 'changed.json is not what a run has written: its digests are those of something else\n' };
    expect(await custody('report', 'changed.json')).toEqual(refusal);
    expect(await custody('diff', 'good.json', 'changed.json')).toEqual(refusal);
  });

  it('of what is no result is refused', async () => {
    expect(await custody('report', 'absent.json')).toMatchObject({ code: 2, stderr: expect.stringContaining("absent.json can't be read") as unknown });
    writeFileSync(join(folder, 'other.json'), '{}');
    expect(await custody('report', 'other.json')).toMatchObject({ code: 4, stderr: 'other.json is no result of Custody\n' });
    expect(await custody('report', 'good.json', '--report', 'json=no/such/folder.json')).toMatchObject({ code: 2 });
  });

  it('ends with 7 where nothing ran, but not of a shard', async () => {
    writeFileSync(join(folder, 'none.json'), (await custody('merge', 'none-1.json', 'none-2.json')).stdout);
    expect((await custody('report', 'none.json')).code).toBe(7);
    expect((await custody('report', 'none-1.json')).code).toBe(0);
  });
});

const MINE = `custody: 1
suite: mine
version: 1.0.0
title: A suite of my own
scenarios:
  - id: mine.lists
    kind: caller
    title: Nothing at all
    given: { volumes: { vol-a: { size: 1 GiB } } }
    steps:
      - { look: {}, expect: [{ backend: unchanged }] }
`;
