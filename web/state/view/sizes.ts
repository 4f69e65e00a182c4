/** Sizes for people. */
import { ceilGib, formatSize, GIB } from '../../../core/value/size.ts';

const GROUPED = new Intl.NumberFormat('en');

/** `1,073,741,825 B` */
export function bytesText(bytes: number): string {
  return `${GROUPED.format(bytes)} B`;
}

/** `1 GiB + 1 B` */
export function sizeText(bytes: number): string {
  return formatSize(bytes);
}

/** What a driver must answer when it is asked for this size: `rounds up to 2 GiB`; null for whole GiB. */
export function roundingText(bytes: number): string | null {
  return bytes % GIB === 0 ? null : `rounds up to ${gibText(ceilGib(bytes))}`;
}

/** A size of Cinder's, which counts in GiB. */
export function gibText(gib: number): string {
  return `${gib} GiB`;
}
