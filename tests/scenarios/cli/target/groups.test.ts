import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { expect, test } from 'vitest';
import { endWithUs } from '../../../../scenarios/cli/target/groups.ts';

test('a group ends when the command does, however that comes', async () => {
  const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  const known = new Set(process.listeners('exit'));
  endWithUs(child.pid ?? 0);
  for (const listener of process.listeners('exit')) if (!known.has(listener)) listener(0);
  const [, signal] = (await once(child, 'exit')) as [unknown, unknown];
  expect(signal).toBe('SIGKILL');
}, 10_000);
