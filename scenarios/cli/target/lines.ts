/** Cuts what a target writes into lines. */
import { LONGEST_LINE, ProtocolViolation } from '../../format/protocol.ts';

const NEWLINE = 0x0a;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class LineReader {
  #parts: Uint8Array[] = [];
  /** Bytes of the line so far. */
  #length = 0;

  /** The lines that end in this chunk. Throws ProtocolViolation behind those that are sound. */
  *read(chunk: Uint8Array): Generator<string, void, undefined> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end));
      start = end + 1;
      yield this.#take();
    }
    this.#keep(chunk.subarray(start));
  }

  /** Of a line that never ends no more is kept than may be. */
  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > LONGEST_LINE) throw new ProtocolViolation(`a line of more than ${LONGEST_LINE / 2 ** 20} MiB`);
    this.#parts.push(part);
  }

  #take(): string {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    try {
      return UTF8.decode(bytes);
    } catch {
      throw new ProtocolViolation('a line that is not UTF-8');
    }
  }
}
