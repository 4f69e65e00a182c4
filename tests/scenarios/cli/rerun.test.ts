import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, expect, it, vi } from 'vitest';
import { rerunCommand } from '../../../core/report/rerun.ts';
import { calledAs, subjectOptions } from '../../../scenarios/cli/rerun.ts';

it('names suite, scenario and what is under test, quoted for the shell', () => {
  expect(rerunCommand('size-rounding', 'size.round-up[0]', { subject: subjectOptions('lvm', undefined) })).toBe("custody run size-rounding --filter 'size.round-up[0]' --driver lvm");
  expect(rerunCommand('my suites/own.yaml', 'own.one', { subject: subjectOptions('lvm', { command: "echo it's mine", deadlineMs: 500, wire: 'w.jsonl' }) })).toBe(
    "custody run 'my suites/own.yaml' --filter own.one --target 'echo it'\\''s mine' --deadline 0.5",
  );
});

it('names how the command is called, and what is known of the driver', () => {
  const again = { subject: '--driver lvm', command: 'node custody/custody.mjs', baseline: 'my known.yaml' };
  expect(rerunCommand('size-rounding', 'a.b', again)).toBe("node custody/custody.mjs run size-rounding --filter a.b --driver lvm --baseline 'my known.yaml'");
});

it('takes nothing for an option that is none', () => {
  const line = rerunCommand('-x.yaml', '-a.b', { subject: subjectOptions('lvm', { command: '-t' }), baseline: '-b.yaml' });
  expect(line).toBe('custody run ./-x.yaml --filter=-a.b --target=-t --baseline=-b.yaml');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

it('is called by its name where the shell knows it, and else by its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custody-called-'));
  vi.stubEnv('PATH', folder);
  expect(calledAs()).toMatch(/^node .+/);
  const [, file = ''] = process.argv;
  expect(calledAs()).not.toContain(file);
  writeFileSync(join(folder, 'custody'), '');
  expect(calledAs()).toBeUndefined();
  rmSync(folder, { recursive: true });
});
