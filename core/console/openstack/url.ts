/** What of an address is sent: path and query, encoded, without the dots that mean folders. */
import { pathOf } from '../sent-url.ts';

export function sentPath(address: string): string {
  const sent = pathOf(address);
  const at = sent.indexOf('?');
  const path = at < 0 ? sent : sent.slice(0, at);
  const query = at < 0 ? '' : sent.slice(at);
  return withoutDots(path) + (query === '?' ? '' : query);
}

/** `/a/./b/../c` is `/a/c` (urllib3/util/url.py: `_remove_path_dot_segments`). */
function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  if (kept[0] !== '') kept.unshift('');
  if (/\/\.\.?$/.test(path)) kept.push('');
  return kept.join('/');
}
