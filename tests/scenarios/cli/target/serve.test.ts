/** `custody target`: the other side of the protocol. */
import { expect, it } from 'vitest';
import { referenceRename } from '../../../../core/drivers/reference-rename.ts';
import { serve } from '../../../../scenarios/cli/target/serve.ts';

/** What it answers to these chunks, read as JSON. */
async function answers(...chunks: readonly string[]): Promise<unknown[]> {
  const said: string[] = [];
  async function* input(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  await serve(referenceRename, input(), (line) => said.push(line));
  expect(said.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
  return said.map((line) => JSON.parse(line) as unknown);
}

it('answers what it is asked, however the lines are cut, and ends when it is told good-bye', async () => {
  const [hello, close, ...more] = await answers('{"id":1,"op":"hel', 'lo"}\n{"id":2,"op":"clo', 'se"}\n{"id":3,"op":"hello"}\n');
  expect(hello).toMatchObject({ id: 1, ok: { protocol: 1, target: { name: 'reference-rename' } } });
  expect([close, more]).toEqual([{ id: 2, ok: {} }, []]);
});

it('says what is wrong with a question, and goes on', async () => {
  expect(await answers('{"id":1,"op":"hullo"}\nHello?\n{"id":2,"op":"reference","names":"tuesday"}\n{"id":3,"op":"advance","seconds":1}\n')).toEqual([
    { id: 1, problem: { kind: 'violation', text: expect.stringContaining('op: got "hullo"') as unknown } },
    { id: 0, problem: { kind: 'violation', text: expect.stringContaining('which is no JSON') as unknown } },
    { id: 2, problem: { kind: 'failed', text: 'There is no object tuesday on the backend.' } },
    { id: 3, ok: { done: true } },
  ]);
});

it('ends when nobody asks any more', async () => {
  expect(await answers()).toEqual([]);
});
