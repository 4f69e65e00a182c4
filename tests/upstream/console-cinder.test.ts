/**
 * Our `cinder` against the real client's recorded lines, on the recorded answers: requests, output and exit code are the
 * same to the byte. Of help the sentences are our own, and the list of commands is shorter.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../core/cinder/api/http.ts';
import { COMMANDS, LACKING } from '../../core/console/cinder/commands.ts';
import type { Printed } from '../../core/console/console.ts';
import { CINDER_FILES, cinderLines } from './console-cinder-files.ts';
import { play, settingOf, type RecordedLine } from './console-recordings.ts';

const LINES = cinderLines();

/** What a line printed and asked for. The header that names the host is the HTTP library's own, and is not recorded. */
function outcome({ stdout, stderr, exit }: Printed, requests: readonly ApiRequest[]) {
  const shown = requests.map(({ method, path, headers, body }) => {
    return { method, path, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Host')), body };
  });
  return { requests: shown, stdout: withoutSentences(stdout), stderr, exit };
}

/** Help as recorded: usage, and what stands left of the sentences. Commands that only the real client has are left out. */
function withoutSentences(stdout: string): string {
  if (!stdout.startsWith('usage: ')) return stdout;
  const [usage = '', ...rest] = stdout.split('\n\n');
  const entries = rest.join('\n\n').split('\n').flatMap((line) => /^(?: {2}(?=[-<])| {4}(?=[a-z]))\S.*?(?= {2}|$)/.exec(line) ?? []);
  return [usage, '', ...entries.filter((entry) => !LACKING.has(entry.trim())), ''].join('\n');
}

function ours({ line, variables, exchanges }: RecordedLine) {
  const asked: ApiRequest[] = [];
  const printed = play(line, settingOf(variables), (request) => {
    asked.push(request);
    const exchange = exchanges[asked.length - 1];
    if (!exchange) throw new RangeError(`The real client sends no ${request.method} ${request.path} as request ${asked.length}.`);
    return exchange.answer;
  });
  return outcome(printed, asked);
}

describe('the real cinder, line by line', () => {
  test.each(LINES.map((recorded, index) => [index, `session ${recorded.session}: ${recorded.line}`, recorded] as const))('%i, %s', (_, __, recorded) => {
    expect(ours(recorded)).toEqual(outcome(recorded, recorded.exchanges.map(({ request }) => request)));
  });
});

describe('the recordings', () => {
  test.each(Object.entries(CINDER_FILES))('%s is as it was recorded, to the byte', (file, digest) => {
    const text = readFileSync(new URL(`console/${file}`, import.meta.url), 'utf8');
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
  });

  test('have every command, well and badly called', () => {
    for (const { name } of COMMANDS) {
      const its = LINES.filter(({ line }) => line.split(' ').includes(name) && !line.includes('help'));
      expect([name, its.some(({ exit }) => exit === 0)]).toEqual([name, true]);
    }
    expect(LINES.filter(({ exit }) => exit !== 0).length).toBeGreaterThan(80);
  });
});
