/** A result that is carried by a link, as the HTML reports of the command have one (core/report/formats/page-link.ts). */
import { MOST_BYTES } from './view/file-size.ts';

const UNREADABLE = 'What the link carries cannot be read: it may have been cut short. Open the report’s file, or what --report json=FILE has written.';

/** What the link of an HTML report carries; null when there is no such link. */
export function carriedIn(html: string): string | null {
  return /^\s*<!doctype html/i.test(html) ? (/href="[^"]*#\/open\?result=([\w.-]+)"/.exec(html)?.[1] ?? null) : null;
}

/**
 * The result as JSON text.
 * @param packed `1.` and gzip in base64url. Throws Error, whose message can be shown.
 */
export async function unpack(packed: string): Promise<string> {
  if (!packed.startsWith('1.')) throw new Error(/^\d+\./.test(packed) ? 'The link is from a newer Custody.' : UNREADABLE);
  try {
    const unzipped = new Blob([bytesOf(packed.slice(2))]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await textOf(unzipped);
  } catch (cause) {
    throw new Error(UNREADABLE, { cause });
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

/** A short link can carry what fills all memory, so that is read no further than a file would be. */
async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_BYTES) throw new RangeError('It is too large.');
  }
}
