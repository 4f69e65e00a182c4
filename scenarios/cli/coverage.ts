/** `custody list --coverage`: the table of coverage as text, a block for each group of classes. */
import { coverageOf, type CoverageCell, type CoverageTable } from '../../core/report/coverage.ts';
import { CLASS_GROUPS, type InputClass } from '../../core/scenario/input-classes.ts';
import type { ScenarioKind } from '../../core/scenario/scenario.ts';
import { CLAUSES, COVERAGE, SUITES } from '../compiled/index.ts';
import { decodeSuite } from '../format/compiled.ts';

/** How each kind is counted. */
const LETTERS = { conformance: 'c', behaviour: 'b', caller: 'a' } as const satisfies Record<ScenarioKind, string>;
const LEGEND = [
  'Scenarios by clause (below: by request and method of which no clause speaks) and by class of input.',
  '  c   conformance: for any driver; a clause that drivers must keep is covered by these alone',
  '  b   behaviour: of named drivers',
  "  a   caller: of Cinder's own side",
  '  ·1  empty, for the reason of that number below',
  '  !   empty, and nobody has said why',
];
const WIDTH = 120;
/** Of a column. */
const WIDEST = 12;

/** The table, and whether every cell is filled or has its reason. */
export function coverage(): { readonly text: string; readonly isWhole: boolean } {
  const table = coverageOf(SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios), CLAUSES, COVERAGE);
  return { text: tableText(table), isWhole: table.mistakes.length === 0 && cellsOf(table).every(({ state }) => state !== 'unexplained') };
}

/** The table in lines that fit a terminal of 120 columns. */
export function tableText(table: CoverageTable): string {
  const parts = [LEGEND.join('\n'), ...CLASS_GROUPS.map((group) => block(table, group)), reasons(table)];
  if (table.mistakes.length > 0) parts.push(['Wrong in scenarios/coverage.yaml', ...table.mistakes.map((mistake) => `  ${mistake}`)].join('\n'));
  return [...parts.filter((part) => part !== ''), closing(table)].join('\n\n');
}

/** Rows that have nothing to do with the group are left out. */
function block({ rows }: CoverageTable, { title, classes }: (typeof CLASS_GROUPS)[number]): string {
  const columns = Object.entries(classes) as [InputClass, string][];
  const there = rows.filter(({ cells }) => columns.some(([input]) => cells.has(input)));
  const label = Math.max(...rows.map(({ id }) => id.length));
  const width = Math.min(WIDEST, Math.floor((WIDTH - label) / columns.length));
  const heads = columns.map(([, head]) => wrapped(head, width - 1));
  const height = Math.max(...heads.map((lines) => lines.length));
  const line = (first: string, cells: readonly string[]): string => (first.padEnd(label) + cells.map((cell) => ` ${cell}`.padEnd(width)).join('')).trimEnd();
  return [
    title,
    ...Array.from({ length: height }, (_, at) => line('', heads.map((lines) => lines[at - height + lines.length] ?? ''))),
    ...there.map(({ id, cells }) => line(id, columns.map(([input]) => cellText(cells.get(input))))),
  ].join('\n');
}

/** `3c 1b`, `·2`, `1b !`; empty where there is no cell. */
function cellText(cell: CoverageCell | undefined): string {
  if (!cell) return '';
  const counts = Object.entries(LETTERS).flatMap(([kind, letter]) => {
    const number = cell.counts[kind as ScenarioKind];
    return number > 0 ? [`${number}${letter}`] : [];
  });
  if (cell.state === 'unexplained') counts.push('!');
  else if (cell.state !== 'filled') counts.push(`·${cell.state.reason}`);
  return counts.join(' ');
}

/** Words in lines of at most so many characters. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function reasons({ reasons: all }: CoverageTable): string {
  const numbered = all.map((reason, at) => {
    const [first = '', ...more] = wrapped(reason, WIDTH - 6);
    return [`${`·${at + 1}`.padStart(5)} ${first}`, ...more.map((line) => `      ${line}`)].join('\n');
  });
  return numbered.length === 0 ? '' : ['Empty for a reason', ...numbered].join('\n');
}

function closing(table: CoverageTable): string {
  const cells = cellsOf(table);
  const filled = cells.filter(({ state }) => state === 'filled').length;
  const unexplained = cells.filter(({ state }) => state === 'unexplained').length;
  return `${cells.length} cells: ${filled} filled, ${cells.length - filled - unexplained} empty for a reason, ${unexplained} unexplained`;
}

function cellsOf({ rows }: CoverageTable): CoverageCell[] {
  return rows.flatMap(({ cells }) => [...cells.values()]);
}
