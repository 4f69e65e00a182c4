/** The client around its commands, where no recording tells: what it takes of variables, what has no meaning in a console. */
import { describe, expect, test } from 'vitest';
import type { ApiAnswer, ApiRequest } from '../../../../core/cinder/api/http.ts';
import type { Printed } from '../../../../core/console/program.ts';
import { run } from '../../../../core/console/openstack/shell.ts';
import { object, type Json } from '../../../../core/value/json.ts';

const NOTHING: Json = object([['volumes', []], ['snapshots', []]]);

function done(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Printed & { readonly asked: readonly ApiRequest[] } {
  const running = run(words, { projectId: 'p', endpoint: 'http://192.0.2.1:8776/v3/p', variables, now: 0 });
  const asked: ApiRequest[] = [];
  const answer: ApiAnswer = { kind: 'answered', status: 200, headers: { 'content-type': 'application/json' }, body: NOTHING };
  let turn = running.next();
  while (!turn.done) {
    asked.push(turn.value);
    turn = running.next(answer);
  }
  return { ...turn.value, asked };
}

describe('variables', () => {
  test('name the version of the API, unless an option does', () => {
    const versions = (words: readonly string[]): unknown => done(words, { OS_VOLUME_API_VERSION: '3.60' }).asked[0]?.headers['OpenStack-API-Version'];
    expect(versions(['volume', 'list'])).toBe('volume 3.60');
    expect(versions(['--os-volume-api-version', '3.50', 'volume', 'list'])).toBe('volume 3.50');
  });

  test('name the columns of the terminal', () => {
    expect(done(['volume', 'show'], { COLUMNS: '200' }).stderr.split('\n')[0]).toBe(
      'usage: openstack volume show [-h] [-f {json,shell,table,value,yaml}] [-c COLUMN] [--noindent] [--prefix PREFIX] [--max-width <integer>] [--fit-width] [--print-empty] <volume>',
    );
  });
});

describe('requests', () => {
  test('say who asks, and whom', () => {
    expect(done(['volume', 'list']).asked.map(({ headers }) => headers)).toEqual([
      { Host: '192.0.2.1:8776', 'User-Agent': 'python-cinderclient', Accept: 'application/json', 'X-Auth-Token': 'admin:p' },
    ]);
  });

  test('are none for the newest version whatever it be', () => {
    const { asked, stderr, exit } = done(['--os-volume-api-version', '3.latest', 'volume', 'list']);
    expect({ asked, exit }).toEqual({ asked: [], exit: 1 });
    expect(stderr).toBe("volume version 3.latest is not in supported versions: 1, 2, 3\nSpecifying a '{major}.latest' microversion is not allowed.\n");
  });
});

describe('without a command', () => {
  test('a terminal of its own would be needed', () => {
    expect(done([])).toMatchObject({ asked: [], stdout: '', exit: 1, stderr: expect.stringContaining('needs a terminal') as unknown });
  });

  test('help lists all commands, ours with a sentence', () => {
    const { stdout, exit } = done(['--help']);
    expect(exit).toBe(0);
    expect(stdout).toContain('\nCommands:\n');
    expect(stdout).toContain('\n  volume snapshot unset  Takes properties of a snapshot away\n');
    expect(stdout).toContain('\n  server list\n');
  });
});
