/** The words of a URL as the array reads them: a command and its arguments. */
import { requestPath, unquoted } from '../common/request-path.ts';

/** @param path begins with `/`; `?`, `#`, `%` and dots in it mean what they mean in a URL. Empty words at its end do not count */
export function wordsOf(path: string): string[] {
  const words = requestPath(path).split('/').slice(1);
  return words.slice(0, words.findLastIndex((word) => word !== '') + 1).map(unquoted);
}
