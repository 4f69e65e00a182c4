/** What was under test, in words. */
import type { Result } from './result.ts';

/** `lvm 1.0.0, follows upstream 21.3.1` */
export function targetInWords({ target: { target: { name, version, upstream } } }: Pick<Result, 'target'>): string {
  return `${name} ${version}${upstream === undefined ? '' : `, follows upstream ${upstream}`}`;
}
