import { describe, expect, it } from 'vitest';
import { parseCommand, UsageError } from '../../../scenarios/cli/arguments.ts';
import { DEFAULT_DRIVER } from '../../../scenarios/cli/usage.ts';

describe('custody run', () => {
  it('runs all suites on the default driver with a pretty report when nothing is said', () => {
    expect(parseCommand(['run'])).toEqual({ command: 'run', suites: [], driver: DEFAULT_DRIVER, page: 'http://localhost:4173/', reports: [{ format: 'pretty' }] });
  });

  it('takes suites, a driver, a filter and several reports in any order', () => {
    expect(parseCommand(['run', 'size-rounding', '--report', 'json=out/r=1.json', '--driver', 'lvm', 'own.yaml', '--report=pretty', '--filter', 'size.*'])).toEqual({
      command: 'run',
      suites: ['size-rounding', 'own.yaml'],
      driver: 'lvm',
      filter: 'size.*',
      page: 'http://localhost:4173/',
      reports: [{ format: 'json', file: 'out/r=1.json' }, { format: 'pretty' }],
    });
  });
});

it('takes every format of a report, a share, a baseline and the address of a page', () => {
  const formats = ['pretty', 'json', 'junit', 'tap', 'ctrf', 'html', 'badge'];
  expect(parseCommand(['run', ...formats.map((format) => `--report=${format}=${format}.out`)])).toMatchObject({ reports: formats.map((format) => ({ format, file: `${format}.out` })) });
  expect(parseCommand(['run', '--shard', '2/4', '--baseline', 'b.yaml', '--page', 'https://here/'])).toMatchObject({
    shard: { number: 2, of: 4 }, baseline: 'b.yaml', page: 'https://here/',
  });
});

it('takes diff, merge and baseline with their files', () => {
  expect(parseCommand(['diff', 'a.json', 'b.json'])).toEqual({ command: 'diff', before: 'a.json', after: 'b.json' });
  expect(parseCommand(['merge', 'a.json', 'b.json', 'c.json'])).toEqual({ command: 'merge', files: ['a.json', 'b.json', 'c.json'] });
  expect(parseCommand(['baseline', 'write', 'a.json'])).toEqual({ command: 'baseline', result: 'a.json' });
  expect(parseCommand(['baseline', 'write', 'a.json', 'b.yaml'])).toEqual({ command: 'baseline', result: 'a.json', file: 'b.yaml' });
});

it('takes report with a result, and how it is told', () => {
  expect(parseCommand(['report', 'a.json'])).toEqual({ command: 'report', file: 'a.json', page: 'http://localhost:4173/', reports: [{ format: 'pretty' }] });
  expect(parseCommand(['report', 'a.json', '--baseline', 'b.yaml', '--page', 'https://here/', '--report', 'junit=j.xml'])).toEqual({
    command: 'report', file: 'a.json', baseline: 'b.yaml', page: 'https://here/', reports: [{ format: 'junit', file: 'j.xml' }],
  });
});

it('takes a target in place of a driver, and a driver to be one', () => {
  expect(parseCommand(['run', '--target', './mine --verbose'])).toMatchObject({ target: { command: './mine --verbose' } });
  expect(parseCommand(['run', '--target', './mine', '--deadline', '0.25', '--wire', 'w.jsonl'])).toMatchObject({
    target: { command: './mine', deadlineMs: 250, wire: 'w.jsonl' },
  });
  expect(parseCommand(['run', '--driver', './mine.ts', '--deadline', '2', '--wire', 'w.jsonl'])).toMatchObject({ driver: './mine.ts', limits: { deadlineMs: 2000, wire: 'w.jsonl' } });
  expect(parseCommand(['target', '--driver', 'lvm'])).toEqual({ command: 'target', driver: 'lvm' });
  expect(parseCommand(['target'])).toEqual({ command: 'target', driver: DEFAULT_DRIVER });
});

it('takes prove, with reports', () => {
  expect(parseCommand(['prove'])).toEqual({ command: 'prove', reports: [{ format: 'pretty' }] });
  expect(parseCommand(['prove', '--report', 'json=proof.json'])).toEqual({ command: 'prove', reports: [{ format: 'json', file: 'proof.json' }] });
});

it('takes list, and replay with one file', () => {
  expect(parseCommand(['list'])).toEqual({ command: 'list', coverage: false });
  expect(parseCommand(['list', '--coverage'])).toEqual({ command: 'list', coverage: true });
  expect(parseCommand(['replay', 'lvm.jsonl'])).toEqual({ command: 'replay', file: 'lvm.jsonl' });
  expect(parseCommand(['replay', '-'])).toEqual({ command: 'replay', file: '-' });
});

it('takes init with the language, into a folder of its own or the one that is named', () => {
  expect(parseCommand(['init', 'python'])).toEqual({ command: 'init', language: 'python', folder: 'custody-python' });
  expect(parseCommand(['init', 'python', 'there'])).toEqual({ command: 'init', language: 'python', folder: 'there' });
  expect(parseCommand(['init', 'typescript'])).toEqual({ command: 'init', language: 'typescript', folder: 'custody-typescript' });
});

it('takes export with its format, the example for the adapter unless another one is named', () => {
  const adapter = 'acme_adapter:AcmeAdapter';
  expect(parseCommand(['export', '--format', 'unittest'])).toEqual({ command: 'export', suites: [], adapter });
  expect(parseCommand(['export', 'quota', '--format', 'unittest', '--driver', 'lvm', '--adapter', 'a.b:C', '--baseline', 'b.yaml', '--output', 'x.py'])).toEqual({
    command: 'export', suites: ['quota'], driver: 'lvm', adapter: 'a.b:C', baseline: 'b.yaml', output: 'x.py',
  });
});

it('shows help without a command, and on request', () => {
  for (const argv of [[], ['help'], ['--help'], ['run', '-h']]) expect(parseCommand(argv)).toEqual({ command: 'help' });
  expect(parseCommand(['--version'])).toEqual({ command: 'version' });
});

describe('what can not be taken is a usage error that names it', () => {
  it.each([
    [['rum'], /rum/],
    [['run', '--drivr', 'lvm'], /--drivr/],
    [['run', '--driver'], /--driver/],
    [['run', '--report', 'xml'], /xml.*pretty, json, junit, tap, ctrf, html or badge/],
    [['run', '--report', 'json=a.json', '--report', 'tap=./a.json'], /Two reports can't go to one file: .*a\.json/],
    [['run', '--driver', 'lvm', '--deadline', '2'], /go with --target/],
    [['prove', '--report', 'junit'], /junit.*pretty or json/],
    [['run', '--shard', '5/4'], /5\/4 is no share/],
    [['list', '--shard', '1/4'], /go with custody run/],
    [['merge', '--baseline', 'b.yaml', 'a.json'], /goes with custody run, custody report and custody export/],
    [['diff', '--page', 'x', 'a', 'b'], /--page goes with custody run and custody report/],
    [['report'], /takes one result/],
    [['report', 'a.json', 'b.json'], /takes one result/],
    [['report', 'a.json', '--filter', 'x'], /go with custody run/],
    [['report', 'a.json', '--report', 'xml'], /xml.*pretty, json, junit/],
    [['diff', 'a.json'], /takes two files/],
    [['diff', 'a', 'b', 'c'], /takes two files/],
    [['merge'], /results of all shards/],
    [['baseline', 'a.json'], /takes a result/],
    [['baseline', 'write'], /takes a result/],
    [['baseline', 'write', 'a', 'b', 'c'], /takes a result/],
    [['run', '--report', 'json='], /json=/],
    [['list', 'lvm'], /takes no arguments/],
    [['list', '--driver', 'lvm'], /--driver goes with custody run, custody try, custody export and custody target/],
    [['list', '--filter', 'x'], /go with custody run/],
    [['run', '--driver', 'lvm', '--target', 'x'], /--driver or --target/],
    [['run', '--wire', 'w.jsonl'], /go with --target/],
    [['run', '--target', 'x', '--deadline', 'soon'], /number of seconds.*soon/],
    [['run', '--target', 'x', '--deadline', '0'], /number of seconds.*0/],
    [['run', '--target', 'x', '--deadline', '1e9'], /number of seconds/],
    [['target', 'lvm'], /takes no arguments but --driver/],
    [['target', '--target', 'x'], /go with custody run/],
    [['list', '--report', 'json'], /goes with custody run, custody report and custody prove/],
    [['prove', '--driver', 'lvm'], /--driver goes with/],
    [['prove', 'size-rounding'], /takes no arguments/],
    [['run', '--coverage'], /goes with custody list/],
    [['init'], /the language, which is python or typescript/],
    [['init', 'ruby'], /the language, which is python or typescript/],
    [['init', 'python', 'a', 'b'], /perhaps a folder/],
    [['init', 'python', '--driver', 'lvm'], /--driver goes with/],
    [['export'], /takes --format unittest/],
    [['export', '--format', 'nose'], /takes --format unittest/],
    [['export', '--format', 'unittest', '--adapter', 'my_adapter.py'], /a module and a class in it.*my_adapter\.py/],
    [['run', '--output', 'x.py'], /go with custody export/],
    [['replay'], /takes one file/],
    [['replay', 'a', 'b'], /takes one file/],
  ])('%j', (argv, text) => {
    expect(() => parseCommand(argv)).toThrow(UsageError);
    expect(() => parseCommand(argv)).toThrow(text);
  });
});
