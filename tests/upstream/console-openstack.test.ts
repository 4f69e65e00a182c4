/**
 * Our `openstack` against the real client's recorded lines (console-oracle/identity.py), on the recorded answers: requests,
 * output and exit code are the same to the byte, but for what `console-openstack-told.ts` leaves out.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../core/cinder/api/http.ts';
import { COMMANDS } from '../../core/console/openstack/commands.ts';
import { LACKING, OPENSTACK_FILES, openstackLines, shellExpanded } from './console-openstack-files.ts';
import { toldBy } from './console-openstack-told.ts';
import { play, settingOf, type RecordedLine } from './console-recordings.ts';

const LINES = openstackLines();

/** The header that names the host is the HTTP library's own, and is not recorded. */
function shown({ method, path, headers, body }: ApiRequest) {
  return { method, path, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Host')), body };
}

function ours({ line, variables, exchanges }: RecordedLine) {
  const asked: ApiRequest[] = [];
  const printed = play(shellExpanded(line), settingOf(variables), (request) => {
    asked.push(request);
    const exchange = exchanges[asked.length - 1];
    if (!exchange) throw new RangeError(`The real client sends no ${request.method} ${request.path} as request ${asked.length}.`);
    return exchange.answer;
  });
  return { requests: asked.map(shown), ...toldBy(line, printed) };
}

describe('the real openstack, line by line', () => {
  test.each(LINES.filter(({ line }) => !LACKING.test(line)).map((recorded, index) => [index, `session ${recorded.session}: ${recorded.line}`, recorded] as const))('%i, %s', (_, __, recorded) => {
    expect(ours(recorded)).toEqual({ requests: recorded.exchanges.map(({ request }) => shown(request)), ...toldBy(recorded.line, recorded) });
  });
});

test('what this console has not is said in its own words, and asks for nothing', () => {
  const lacking = LINES.filter(({ line }) => LACKING.test(line)).map((recorded) => ours(recorded));
  expect(lacking.map(({ requests, stdout, exit }) => ({ requests, stdout, exit }))).toEqual([1, 1].map((exit) => ({ requests: [], stdout: '', exit })));
  expect(lacking.map(({ stderr }) => stderr.split('.')[0])).toEqual(['server', 'project'].map((word) => `openstack ${word} list: the client has this command, this console has not`));
});

describe('the recordings', () => {
  test.each(Object.entries(OPENSTACK_FILES))('%s is as it was recorded, to the byte', (file, digest) => {
    const text = readFileSync(new URL(`console/${file}`, import.meta.url), 'utf8');
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
  });

  test('have every command, well and badly called', () => {
    for (const name of COMMANDS.keys()) {
      const its = LINES.filter(({ line }) => line.includes(`openstack ${name}`));
      expect([name, its.some(({ exit }) => exit === 0), its.some(({ exit }) => exit !== 0)]).toEqual([name, name !== 'quota show', true]);
    }
    expect(LINES.length).toBeGreaterThan(240);
  });
});
