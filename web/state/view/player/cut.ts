/**
 * A scenario up to one of its steps, cut out of its suite's file line by line, so that comments and the way in which it was
 * written stay.
 */

/** What keeps a scenario from being cut out can be told. */
export type Cut = { readonly text: string } | { readonly reason: string };

interface Item {
  /** Its first line, that of its dash, and the line behind its last one. */
  readonly from: number;
  readonly to: number;
}

/**
 * @param source   YAML, one item a line or more: as the shipped suites are written
 * @param scenario its id; of a case of `each` with its number, as in `size.round-up[2]`
 * @param steps    how many are wanted
 */
export function cutScenario(source: string, scenario: string, steps: number): Cut {
  const lines = source.split('\n');
  const list = lines.indexOf('scenarios:');
  if (list < 0) return { reason: 'The suite’s file is not written in the way that can be cut.' };
  const id = scenario.replace(/\[\d+\]$/, '');
  const found = itemsOf(lines, list + 1).find(({ from }) => idOf(lines[from] ?? '') === id);
  if (!found) return { reason: `The suite’s file has no scenario ${id}.` };
  const at = lines.findIndex((line, index) => index > found.from && index < found.to && /^ +steps:\s*$/.test(line));
  if (at < 0) return { reason: 'The scenario’s steps are not written in the way that can be cut.' };
  const items = itemsOf(lines, at + 1, found.to);
  const last = items[steps - 1];
  if (!last) return { reason: `The suite’s file has ${items.length} steps of it.` };
  const behind = items.at(-1)?.to ?? found.to;
  const kept = [...lines.slice(0, list + 1), ...lines.slice(found.from, last.to), ...lines.slice(behind, found.to)];
  const text = `${kept.join('\n').trimEnd()}\n`;
  const missing = aliasesIn(text).find((name) => !new RegExp(`&${name}(?![\\w-])`).test(text));
  return missing === undefined ? { text } : { reason: `It uses a part of another scenario of its suite (*${missing}).` };
}

/** Names of the parts of YAML that are written once and used again: `*near` stands for what `&near` is set before. */
function aliasesIn(text: string): readonly string[] {
  return [...text.matchAll(/[:,[{-] *\*([\w-]+) *(?=[,\]}\n])/g)].map(([, name = '']) => name);
}

/** The items of the list that begins on a line, as long as lines stand no further left than their dashes. */
function itemsOf(lines: readonly string[], from: number, end = lines.length): readonly Item[] {
  const starts: number[] = [];
  let depth: number | null = null;
  let to = from;
  for (; to < end; to += 1) {
    const line = lines[to] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    depth ??= indent;
    if (indent < depth) break;
    if (indent === depth && !line.startsWith('- ', indent)) break;
    if (indent === depth) starts.push(to);
  }
  return starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to }));
}

/** Of an item's first line: plain or in quotes. */
function idOf(line: string): string | null {
  const [, single, double, plain] = /^ *- (?:\{ *)?id: *(?:'([^']*)'|"([^"]*)"|([^\s,}'"]+))/.exec(line) ?? [];
  return single ?? double ?? plain ?? null;
}
