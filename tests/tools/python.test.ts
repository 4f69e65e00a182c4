import { describe, expect, it } from 'vitest';
import { cinderFrom, differences, exportedVerdicts, verdictsOf } from '../../tools/python.mjs';

const OTHER_RELEASE = 'This holds for rbd 24.., the target follows 21.3.1.';

function result(verdict = 'pass', scenario: { verdict: string; reason?: string } = { verdict: 'pass' }, digest = 'd') {
  return verdictsOf({ digests: { verdicts: digest }, checks: [{ id: 'a/b', verdict }], scenarios: [{ id: 'a', ...scenario }] });
}

describe('two runs are alike', () => {
  it('when all verdicts are', () => {
    expect(differences(result(), result())).toEqual([]);
  });

  it('but for scenarios about releases that are not installed', () => {
    const notHere = { verdict: 'not_applicable', reason: OTHER_RELEASE };
    expect(differences(result('pass', notHere), result())).toEqual([]);
  });
});

describe('what an exported module says', () => {
  const exported = (verdict: string, scenarios: Record<string, string>) => exportedVerdicts({ digest: 'd', verdicts: { 'a/b': verdict }, scenarios });

  it('is like a run in what it has, and need not have all scenarios', () => {
    expect(differences(exported('pass', { a: 'pass' }), result())).toEqual([]);
    expect(differences(exported('pass', {}), result())).toEqual([]);
  });

  it('differs by a check, and by a scenario that it has', () => {
    expect(differences(exported('fail', { a: 'fail' }), result())).toEqual(['check a/b: fail, ours pass', 'scenario a: fail, ours pass']);
  });
});

describe('two runs differ', () => {
  it('by the verdict of a check', () => {
    expect(differences(result('fail'), result())).toEqual(['check a/b: fail, ours pass']);
  });

  it('by a check that only one of them has', () => {
    const without = { ...result(), checks: new Map<string, string>() };
    expect(differences(without, result())).toEqual(['check a/b: not there, ours pass']);
    expect(differences(result(), without)).toEqual(['check a/b: pass, ours not there']);
  });

  it('by the verdict of a scenario, also where one does not apply for another reason', () => {
    expect(differences(result('pass', { verdict: 'crash' }), result())).toEqual(['scenario a: crash, ours pass']);
    const lacking = { verdict: 'not_applicable', reason: "The target doesn't offer clock." };
    expect(differences(result('pass', lacking), result())).toEqual(['scenario a: not_applicable, ours pass']);
  });

  it('by the digest', () => {
    expect(differences(result('pass', { verdict: 'pass' }, 'e'), result())).toEqual(['digest of the verdicts: e, ours d']);
  });
});

it('Cinder is there with its version, or missing with the reason and what helps', () => {
  expect(cinderFrom({ status: 0, stdout: '21.3.1\n', stderr: '' })).toEqual({ version: '21.3.1' });
  const missing = cinderFrom({ status: 1, stdout: '', stderr: "Traceback\nModuleNotFoundError: No module named 'rados'\n" });
  expect(missing).toMatchObject({ reason: expect.stringMatching(/No module named 'rados'[^]*apt-get install -y python3-cinder/) });
  const noPython = cinderFrom({ status: null, stdout: '', stderr: '', error: new Error('spawn python3 ENOENT') });
  expect(noPython).toMatchObject({ reason: expect.stringContaining('ENOENT') });
});
