/** Sizes for people. */
import { formatSize } from '../../../core/value/size.ts';

const GROUPED = new Intl.NumberFormat('en');

/** `1,073,741,825 B` */
export function bytesText(bytes: number): string {
  return `${GROUPED.format(bytes)} B`;
}

/** `1 GiB + 1 B` */
export function sizeText(bytes: number): string {
  return formatSize(bytes);
}

/** A size of Cinder's, which counts in GiB. */
export function gibText(gib: number): string {
  return `${gib} GiB`;
}
