/** A result as a badge: an SVG with the count, and every verdict in its title. */
import { VERDICTS } from '../../scenario/result.ts';
import { attribute, markup, visible } from './text.ts';
import type { Told } from './told.ts';

/** Of a character, in pixels: the font of a reader is not known, so that texts are stretched to fit. */
const ADVANCE = 6.5;
const PADDING = 8;
const HEIGHT = 20;

export function badgeReport({ result, totals, closing }: Told): string {
  const { name } = result.target.target;
  const failed = totals.fail + totals.crash + totals.unexpected_pass;
  const left = sideOf(`custody ${name}`);
  const right = sideOf(failed > 0 ? `${failed} failed, ${totals.pass} passed` : `${totals.pass} passed`);
  const width = left.width + right.width;
  const title = `${name}: ${closing} (${VERDICTS.map((verdict) => `${totals[verdict]} ${verdict}`).join(', ')})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${attribute(title)}">`,
    `  <title>${markup(title)}</title>`,
    `  <rect width="${width}" height="${HEIGHT}" rx="3" fill="#24282c"/>`,
    `  <path d="M${left.width} 0h${right.width - 3}a3 3 0 0 1 3 3v${HEIGHT - 6}a3 3 0 0 1-3 3h-${right.width - 3}z" fill="${colourOf(failed, totals.pass)}"/>`,
    `  <g fill="#fff" font-family="Verdana, 'DejaVu Sans', sans-serif" font-size="11" text-anchor="middle">`,
    textAt(left, 0),
    textAt(right, left.width),
    '  </g>',
    '</svg>',
  ].join('\n');
}

interface Side {
  readonly text: string;
  readonly width: number;
}

function sideOf(text: string): Side {
  return { text, width: Math.ceil([...visible(text)].length * ADVANCE) + 2 * PADDING };
}

function colourOf(failed: number, passed: number): string {
  if (failed > 0) return '#ab1f18';
  return passed > 0 ? '#1b6737' : '#5d626a';
}

function textAt({ text, width }: Side, from: number): string {
  return `    <text x="${from + width / 2}" y="14" textLength="${width - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${markup(text)}</text>`;
}
