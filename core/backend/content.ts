/** What stands in a backend object: pieces of text over its size, and a digest of them. */
import type { Content } from '../interface.ts';
import { digestJson } from '../value/digest.ts';
import { int } from '../value/json.ts';
import { remembering } from '../value/remember.ts';

/** The content of an object that nobody has written to, or with this text at its beginning and nothing else. */
export function contentOf(text = ''): Content {
  return beginningWith(text);
}

const beginningWith = remembering((text) => fromPieces(text === '' ? [] : [[0, text]]));

/** What is left of a content when its object is made smaller: of each piece, the characters that lie before the end. */
export function cutTo({ pieces = [] }: Content, sizeBytes: number): Content {
  return fromPieces(pieces.map(([offset, text]) => [offset, beginning(text, sizeBytes - offset)] as const).filter(([, text]) => text !== ''));
}

function fromPieces(pieces: NonNullable<Content['pieces']>): Content {
  return { digest: digestJson(pieces.map(([offset, text]) => [int(offset), text])), pieces };
}

/** As many whole characters as so many bytes of UTF-8 hold. */
function beginning(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += utf8Length(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
