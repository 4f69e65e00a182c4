/** The words of a URL as the array reads them: a command and its arguments. */
import { requestPath } from '../common/request-path.ts';

/** @param path begins with `/`; `?`, `#`, `%` and dots in it mean what they mean in a URL. Empty words at its end do not count */
export function wordsOf(path: string): string[] {
  const words = requestPath(path).split('/').slice(1);
  return words.slice(0, words.findLastIndex((word) => word !== '') + 1).map(unquoted);
}

/** The bytes that `%XX` stands for, those that are no UTF-8 replaced. */
function unquoted(word: string): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return word.replace(/(?:%[0-9A-F]{2})+/g, (codes) => utf8.decode(Uint8Array.from(codes.slice(1).split('%'), (hex) => parseInt(hex, 16))));
}
