import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFile, SECURITY_HEADERS } from '../../tools/headers.mjs';
import { portFrom, serve } from '../../tools/serve.mjs';

const above = mkdtempSync(join(tmpdir(), 'custody-serve-'));
const folder = join(above, 'page');
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(above, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'data.bin'), 'x');
  server = await serve(folder, 0);
});

afterAll(() => {
  server.close();
  rmSync(above, { recursive: true });
});

describe('headers', () => {
  test('the page: every security header, and ask each time', async () => {
    const { headers } = await fetch(server.url);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name), name).toBe(value);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test('a hashed file: the same, for it may be a worker; and kept for ever', async () => {
    const { headers } = await fetch(`${server.url}assets/index-1a2b.js`);
    expect(headers.get('content-security-policy')).toBe(SECURITY_HEADERS['Content-Security-Policy']);
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  test('an unknown kind of file is not guessed at', async () => {
    const { headers } = await fetch(`${server.url}assets/data.bin`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
  });

  test('the policy allows no inline code, no eval and no other origin', () => {
    expect(SECURITY_HEADERS['Content-Security-Policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(SECURITY_HEADERS['Content-Security-Policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  });

  test('static hosts get the same headers, none of them twice', () => {
    const lines = headersFile().split('\n');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(lines).toContain(`  ${name}: ${value}`);
    const names = lines.filter((line) => line.startsWith('  ')).map((line) => line.split(':')[0]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('files', () => {
  test('the content arrives', async () => {
    const answer = await fetch(`${server.url}assets/index-1a2b.js`);
    expect([answer.status, await answer.text()]).toEqual([200, 'export {};']);
  });

  test.each(['nothing-here', 'assets', 'assets/', '%', '%00'])('not found: /%s', async (path) => {
    expect((await fetch(server.url + path)).status).toBe(404);
  });

  test('what is not found is not kept', async () => {
    const { headers } = await fetch(`${server.url}assets/gone.js`);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toBe(SECURITY_HEADERS['Content-Security-Policy']);
  });

  test.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt'])(
    'nothing outside of the folder: %s',
    async (path) => expect(await statusOf(path)).toBe(404),
  );

  test('nothing can be written', async () => {
    const answer = await fetch(server.url, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('ports', () => {
  test('when a port is taken, the next free one is', async () => {
    const taken = Number(new URL(server.url).port);
    const second = await serve(folder, taken);
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    second.close();
  });

  test.each([
    [[], {}, 4173],
    [[], { PORT: '8000' }, 8000],
    [['--port', '9000'], { PORT: '8000' }, 9000],
    [['--port', '0'], {}, 0],
    [['--port'], {}, undefined],
    [['--port', 'eighty'], {}, undefined],
    [['--port', '65536'], {}, undefined],
  ])('arguments %j and environment %j: port %s', (args, env, port) => {
    expect(portFrom(args, env)).toBe(port);
  });
});

/** The status of a path that is sent as it stands; fetch would tidy it up. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(server.url, { path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
