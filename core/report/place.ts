/** Where upstream's code has something, as text. */
import type { Upstream } from '../interface.ts';

/** `cinder/volume/drivers/lvm.py:645`, with the release where that is not the commit that all others are of. */
export function placeInWords({ file, line, release }: Upstream): string {
  return release === undefined ? `${file}:${line}` : `${file}:${line} in ${release}`;
}
