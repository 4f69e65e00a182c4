import { describe, expect, test } from 'vitest';
import { cinderFrom, wishFrom } from '../../tools/upstream.mjs';

const KNOWN = ['lvm', 'rbd'];

describe('arguments', () => {
  test('without any, the recordings are replayed', () => {
    expect(wishFrom([], KNOWN)).toEqual({ kind: 'recordings' });
  });

  test('live: 500 cases for each driver', () => {
    expect(wishFrom(['--live'], KNOWN)).toEqual({ kind: 'live', cases: '500', seed: '2', drivers: ['lvm', 'rbd'] });
  });

  test('live: so many cases, of that seed, for these drivers, each of them once', () => {
    const args = ['--live', '--cases', '50', '--seed=0', '--driver', 'rbd', '--driver', 'rbd'];
    expect(wishFrom(args, KNOWN)).toEqual({ kind: 'live', cases: '50', seed: '0', drivers: ['rbd'] });
  });

  test('references: so many at each driver', () => {
    expect(wishFrom(['--references', '100000', '--seed', '4'], KNOWN)).toEqual({ kind: 'references', count: '100000', seed: '4' });
    expect(wishFrom(['--references', '5'], KNOWN)).toEqual({ kind: 'references', count: '5', seed: '2' });
  });

  test.each([
    [['--references', '1e3'], '--references is a whole number from 1 to 9999999, not 1e3.'],
    [['--references', '5', '--live'], '--live does not go with --references.'],
    [['--references', '5', '--seed', 'x'], '--seed is a whole number of at most 9 digits, not x.'],
    [['--seed', '3'], '--seed is for --live.'],
    [['--live', '--driver', 'pure'], 'There are no cases for pure, but for lvm, rbd.'],
    [['--live', '--cases', '0'], '--cases is a whole number from 1 to 9999999, not 0.'],
    [['--live', '--cases', '1e3'], '--cases is a whole number from 1 to 9999999, not 1e3.'],
    [['--live', '--seed', 'x'], '--seed is a whole number of at most 9 digits, not x.'],
    [['--live', '--seed=-1'], '--seed is a whole number of at most 9 digits, not -1.'],
    [['--live', '--cases'], expect.stringContaining('--cases')],
    [['--life'], expect.stringContaining('--life')],
    [['lvm'], expect.stringContaining('lvm')],
  ])('wrong: %j', (args, reason) => {
    expect(wishFrom(args, KNOWN)).toEqual({ kind: 'wrong', reason });
  });
});

describe('the real Cinder', () => {
  test('is there in a version', () => {
    expect(cinderFrom({ status: 0, stdout: '21.3.1\n', stderr: '' })).toEqual({ version: '21.3.1' });
  });

  test.each([
    ['a module is missing', { status: 1, stdout: '', stderr: "Traceback …\nModuleNotFoundError: No module named 'rbd'\n" }, "No module named 'rbd'"],
    ['Python is missing', { status: null, stdout: '', stderr: '', error: new Error('spawnSync /usr/bin/python3 ENOENT') }, 'ENOENT'],
    ['Python was killed', { status: null, stdout: '', stderr: '' }, 'Nothing was compared'],
  ])('is not there: %s; the command that helps is named', (_, answer, why) => {
    const cinder = cinderFrom(answer);
    expect(cinder).toEqual({ reason: expect.stringContaining(why) });
    expect(cinder).toEqual({ reason: expect.stringContaining('apt-get install -y python3-cinder python3-rbd python3-rados') });
  });
});
