/** The table of coverage as text, of the shipped suites and of small tables. */
import { describe, expect, it } from 'vitest';
import type { CoverageCell, CoverageTable } from '../../../core/report/coverage.ts';
import type { InputClass } from '../../../core/scenario/input-classes.ts';
import { coverage, tableText } from '../../../scenarios/cli/coverage.ts';

const cell = (state: CoverageCell['state'], conformance = 0, behaviour = 0, caller = 0): CoverageCell => ({ state, counts: { conformance, behaviour, caller } });

function tableOf(rows: Readonly<Record<string, Partial<Record<InputClass, CoverageCell>>>>, more: Partial<CoverageTable> = {}): CoverageTable {
  const entries = Object.entries(rows).map(([id, cells]) => ({ id, cells: new Map(Object.entries(cells) as [InputClass, CoverageCell][]) }));
  return { rows: entries, reasons: ['It can not be.'], mistakes: [], ...more };
}
const line = (text: string, start: string): string => text.split('\n').find((each) => each.startsWith(start))?.replaceAll(/ +/g, ' ') ?? '';

describe('a table', () => {
  const text = tableText(tableOf({
    'size.up': { 'size.zero': cell({ reason: 1 }), 'size.small': cell('unexplained', 0, 2), 'size.whole': cell('filled', 3, 0, 1) },
    'ref.bad': { 'ref.type': cell('unexplained'), 'size.huge': cell('filled', 12, 3, 4) },
  }));

  it('counts by kind, and marks what is empty', () => {
    expect(line(text, 'size.up')).toBe('size.up ·1 2b ! 3c 1a');
    expect(text).toContain('   ·1 It can not be.');
  });

  it('has a block for each group, with the rows that it concerns', () => {
    expect(text.match(/^ref\.bad/gm)).toHaveLength(2);
    expect(text.match(/^size\.up/gm)).toHaveLength(1);
    expect(text).toMatch(/under 1 GiB +whole GiB/);
  });

  it('puts counts under their heads', () => {
    const lines = text.split('\n');
    const heads = lines.find((each) => each.includes('under 1 GiB')) ?? '';
    expect(lines.find((each) => each.startsWith('size.up'))?.indexOf('3c 1a')).toBe(heads.indexOf('whole GiB'));
  });

  it('says what it comes to', () => {
    expect(text.split('\n').at(-1)).toBe('5 cells: 2 filled, 1 empty for a reason, 2 unexplained');
  });

  it('says what is wrong with the rules', () => {
    expect(tableText(tableOf({}, { mistakes: ['Reason 1 is for no cell.'] }))).toMatch(/scenarios\/coverage\.yaml\n {2}Reason 1 is for no cell\.\n/);
  });
});

describe('the shipped suites', () => {
  const { text, isWhole } = coverage();

  it('leave no cell empty without a reason', () => {
    const gaps = text.split('\n').filter((each) => / !( |$)|^Wrong|^ {2}Reason /.test(each) && !each.startsWith('  !'));
    expect(gaps).toEqual([]);
    expect(isWhole).toBe(true);
  });

  it('fit a terminal of 120 columns, without colours', () => {
    for (const each of text.split('\n')) expect([...each].length, each).toBeLessThanOrEqual(120);
    expect(text.includes('\u001b')).toBe(false);
  });
});
