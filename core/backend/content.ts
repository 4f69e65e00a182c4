/** What stands in a backend object: pieces of text over its size, and a digest of them. */
import type { Content } from '../interface.ts';
import { digestJson } from '../value/digest.ts';
import { int } from '../value/json.ts';

type Piece = readonly [offset: number, text: string];

/** The content of an object that nobody has written to, or with one text at its beginning. */
export function contentOf(text?: string): Content {
  return fromPieces(text === undefined || text === '' ? [] : [[0, text]]);
}

/** The content after a text was written at the beginning: what the new text covers is gone. */
export function writeAtStart(content: Content, text: string): Content {
  const length = byteLength(text);
  const behind = (content.pieces ?? []).filter(([offset]) => offset >= length);
  return fromPieces([[0, text], ...behind]);
}

function fromPieces(pieces: readonly Piece[]): Content {
  return { digest: digestJson(pieces.map(([offset, text]) => [int(offset), text])), pieces };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
