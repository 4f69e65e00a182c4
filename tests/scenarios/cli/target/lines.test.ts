import { describe, expect, it } from 'vitest';
import { LONGEST_LINE, ProtocolViolation } from '../../../../scenarios/format/protocol.ts';
import { LineReader } from '../../../../scenarios/cli/target/lines.ts';

const read = (...chunks: readonly (string | Uint8Array)[]): string[] => {
  const reader = new LineReader();
  return chunks.flatMap((chunk) => [...reader.read(Buffer.from(chunk))]);
};

describe('lines', () => {
  it('are the same however they are cut, in the middle of a character too', () => {
    const text = 'one\n\npéché 😀\n\ufeffthree\r\nrest';
    const bytes = Buffer.from(text);
    const expected = ['one', '', 'péché 😀', '\ufeffthree\r'];
    expect(read(text)).toEqual(expected);
    expect(read(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it('may be as long as the protocol allows, and not a byte longer', () => {
    const longest = 'x'.repeat(LONGEST_LINE);
    expect(read(`${longest}\n`, 'y\n').map(({ length }) => length)).toEqual([LONGEST_LINE, 1]);
    expect(() => read(`${longest}x\n`)).toThrow('a line of more than 4 MiB');
    expect(() => read(longest, 'x')).toThrow(ProtocolViolation);
  });

  it('that are sound come before the one that is not', () => {
    const reader = new LineReader();
    const lines = reader.read(Buffer.from([0x61, 0x0a, 0xff, 0x0a]));
    expect(lines.next().value).toBe('a');
    expect(() => lines.next()).toThrow('a line that is not UTF-8');
  });
});
