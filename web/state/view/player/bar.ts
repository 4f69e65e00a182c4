/**
 * A size in bytes against the grid of GiB that Cinder rounds up to: one cell is one GiB, for every object alike, so that a
 * single byte more is seen to begin another cell. Of many cells the middle is left out, with a break in the bar.
 */
import { ceilGib, GIB } from '../../../../core/value/size.ts';

/** Shapes as data of SVG paths, in units of the drawing. */
export interface Bar {
  readonly width: number;
  readonly height: number;
  /** The outlines of the cells. */
  readonly grid: string;
  /** What the bytes fill. */
  readonly fill: string;
  /** Where cells are left out: two strokes across. */
  readonly gap: string;
}

const CELL = 16;
const HEIGHT = 14;
const SPACE = 2;
const GAP = 14;

/** Cells in front of a gap and behind it, and how many there may be without one. */
const FRONT = 5;
const BACK = 3;
const ROOM = 10;

/** So much of a cell is filled at least, and left free at least: the eye sees no single byte. */
const SLIVER = 2.5;

/** @param bytes 0 to 2^53 − 1 */
export function barOf(bytes: number): Bar {
  const count = ceilGib(bytes);
  const isBroken = count > ROOM;
  const indexes = isBroken ? [...upTo(FRONT), ...upTo(BACK).map((index) => count - BACK + index)] : upTo(Math.max(count, 1));
  const lefts = indexes.map((_, place) => place * (CELL + SPACE) + (isBroken && place >= FRONT ? GAP : 0) + 0.5);
  const fills = indexes.map((index) => filledOf(bytes, index));
  const last = lefts.at(-1) ?? 0;
  return {
    width: last + CELL + 0.5,
    height: HEIGHT + 1,
    grid: lefts.map((left) => box(left, CELL)).join(''),
    fill: lefts.map((left, place) => ((fills[place] ?? 0) > 0 ? box(left, fills[place] ?? 0) : '')).join(''),
    gap: isBroken ? gapAt((lefts[FRONT - 1] ?? 0) + CELL + (GAP + SPACE) / 2) : '',
  };
}

/** How much of a cell's width is filled. */
function filledOf(bytes: number, index: number): number {
  const inside = Math.min(Math.max(bytes - index * GIB, 0), GIB);
  if (inside === 0 || inside === GIB) return (inside / GIB) * CELL;
  return Math.min(Math.max((inside / GIB) * CELL, SLIVER), CELL - SLIVER);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function box(left: number, width: number): string {
  return `M${left} 0.5h${round(width)}v${HEIGHT}h${round(-width)}z`;
}

function gapAt(middle: number): string {
  return [-2.5, 2.5].map((by) => `M${middle + by - 1.5} ${HEIGHT + 0.5}l3 ${-HEIGHT}`).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
