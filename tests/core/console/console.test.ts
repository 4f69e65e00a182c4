import { describe, expect, it } from 'vitest';
import { runLine, type Printed } from '../../../core/console/console.ts';
import type { ApiRequest } from '../../../core/cinder/api/http.ts';
import { object } from '../../../core/value/json.ts';

const SETTING = { projectId: 'p1', endpoint: 'http://192.0.2.1:8776/v3/p1', variables: {}, now: 0 };

/** Runs a line on an API that has nothing; with the requests. */
function run(line: string, variables: Readonly<Record<string, string>> = {}): { readonly printed: Printed; readonly requests: readonly ApiRequest[] } {
  const requests: ApiRequest[] = [];
  const running = runLine(line, { ...SETTING, variables });
  let turn = running.next();
  while (!turn.done) {
    requests.push(turn.value);
    const versions = object([['versions', [object([['version', '3.71'], ['min_version', '3.0']])]]]);
    const nothing = object([['volumes', []], ['snapshots', []]]);
    turn = running.next({ kind: 'answered', status: 200, headers: { 'content-type': 'application/json' }, body: turn.value.path === '/' ? versions : nothing });
  }
  return { printed: turn.value, requests };
}

describe('a line of the console', () => {
  it('that is empty prints nothing', () => {
    expect(run('  # nothing').printed).toEqual({ stdout: '', stderr: '', exit: 0 });
    expect(run('A=1').printed).toEqual({ stdout: '', stderr: '', exit: 0 });
  });

  it('of a program that there is not ends as in a shell', () => {
    expect(run('ls -l').printed).toEqual({ stdout: '', stderr: 'ls: command not found\n', exit: 127 });
  });

  it('that needs more than one command is refused, and sends nothing', () => {
    const { printed, requests } = run('cinder list | grep x');
    expect(printed).toEqual({ stdout: '', stderr: 'A pipe (|) is not understood here: one command a line.\n', exit: 2 });
    expect(requests).toEqual([]);
  });

  it('help names the programs', () => {
    expect(run('help').printed.stdout).toMatch(/^ {2}cinder help /m);
  });

  it('speaks to the API of the setting, for its project', () => {
    const { requests } = run('cinder list');
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /', 'GET /v3/p1/volumes/detail']);
    expect(requests[1]?.headers).toMatchObject({ Host: '192.0.2.1:8776', 'X-Auth-Token': 'admin:p1', 'OpenStack-API-Version': 'volume 3.70' });
  });

  it('has the variables of the setting, and those in front of the program before them', () => {
    const version = (line: string): string | undefined => run(line, { OS_VOLUME_API_VERSION: '3.8' }).requests[1]?.headers['OpenStack-API-Version'];
    expect(version('cinder list')).toBe('volume 3.8');
    expect(version('OS_VOLUME_API_VERSION=3.5 cinder list')).toBe('volume 3.5');
    expect(version('OS_VOLUME_API_VERSION=3.5 cinder --os-volume-api-version 3.4 list')).toBe('volume 3.4');
  });

  it('reaches no other host', () => {
    const { printed, requests } = run('cinder --os-endpoint http://example.org/v3 list');
    expect(requests).toEqual([]);
    expect(printed.exit).toBe(1);
    expect(printed.stderr).toContain('Unable to establish connection to http://example.org/: this console reaches http://192.0.2.1:8776 alone');
  });

  it('says which of the real commands it lacks', () => {
    const sentence = "ERROR: The real client has a command 'create'. This console is about snapshots, and lacks it.\n";
    expect(run('cinder create 1').printed).toEqual({ stdout: '', stderr: sentence, exit: 1 });
    expect(run('cinder help create').printed).toEqual({ stdout: '', stderr: sentence, exit: 1 });
  });

  it('has no keystone to ask', () => {
    expect(run('OS_AUTH_TYPE=password cinder list').printed.stderr).toContain('This cloud has no keystone');
  });
});
