/** Which scenarios the overview shows. */
import type { ScenarioKind } from '../../../core/scenario/scenario.ts';
import type { ScenarioSummary } from '../../worker/facade.ts';
import type { Standing } from './verdicts.ts';

/** An empty list lets all through; of the words in `text`, every one must be found. */
export interface Filter {
  readonly show: readonly Standing[];
  readonly kinds: readonly ScenarioKind[];
  readonly text: string;
}

export const NO_FILTER: Filter = { show: [], kinds: [], text: '' };

const KIND_WORDS = {
  conformance: 'What the interface demands of any driver',
  behaviour: 'What the named drivers do',
  caller: 'What Cinder’s own side does',
} as const satisfies Record<ScenarioKind, string>;

export const KINDS = Object.keys(KIND_WORDS) as readonly ScenarioKind[];

/** What a kind of scenario is about. */
export function aboutKind(kind: ScenarioKind): string {
  return KIND_WORDS[kind];
}

export function isKind(text: string): text is ScenarioKind {
  return Object.hasOwn(KIND_WORDS, text);
}

export function isFiltering({ show, kinds, text }: Filter): boolean {
  return show.length > 0 || kinds.length > 0 || text.trim() !== '';
}

/** Whether a scenario of this standing is shown. */
export function lets(filter: Filter, scenario: ScenarioSummary, standing: Standing): boolean {
  return isIn(filter.show, standing) && isIn(filter.kinds, scenario.kind) && hasWords(filter.text, scenario);
}

/** The list with the value put in, or taken out when it was there. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

function isIn<Value>(wanted: readonly Value[], value: Value): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function hasWords(text: string, { id, title, cites }: ScenarioSummary): boolean {
  const haystack = [id, title, ...cites].join('\n').toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => haystack.includes(word));
}
