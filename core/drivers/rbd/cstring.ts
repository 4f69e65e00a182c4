/** Names on their way from Python into librbd, which is written in C. */
import type { Json } from '../../value/json.ts';
import { refuseSurrogates } from '../common/utf8.ts';
import { noText } from './errors.ts';

export interface CString {
  /** What librbd reads: up to the first NUL. */
  readonly text: string;
  /** The whole as exceptions show it: the repr of its UTF-8 bytes. */
  readonly shown: string;
}

/**
 * A name as librbd's binding takes it. Raises InvalidArgument for what is no text, UnicodeEncodeError for half a
 * surrogate pair.
 * @param argument what the binding calls it
 */
export function cstr(name: Json, argument: string): CString {
  if (typeof name !== 'string') throw noText(argument);
  refuseSurrogates(name);
  const [text = ''] = name.split('\0', 1);
  return { text, shown: bytesRepr(name) };
}

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Python's `repr(text.encode())`: `b'sn\xc3\xa4p'`; in double quotes when it holds single but no double ones. */
function bytesRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const shown = Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    if (character === quote) return `\\${quote}`;
    return NAMED[character] ?? (byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, '0')}`);
  });
  return `b${quote}${shown.join('')}${quote}`;
}
