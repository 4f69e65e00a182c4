/** Scenarios (or what else a file lists) with `each` become one for each case. */
import { get, isList, isObject, type Json, type JsonObject } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { mistake, type Mistake } from './mistake.ts';
import { tailText, type Path } from './path.ts';
import { describe, oneOf } from './words.ts';
import type { Locate } from './yaml.ts';

/** Where an expanded item comes from: its index in the file, and its case when there is `each`. */
export interface Origin {
  readonly item: number;
  readonly case?: number;
}

export interface Expanded {
  readonly content: Json;
  /** By the index of the expanded item. */
  readonly origins: readonly Origin[];
  readonly mistakes: readonly Mistake[];
}

/** Filled in by the runner: the project that it has, and the target's own key for references. */
const FILLED_IN_LATER = ['project', 'key'];
const PLACEHOLDER = /\$\{([^${}:]*)\}/g;
/** What a text has to say for a `$` that begins no placeholder. */
const DOLLAR = '${dollar}';
const WHOLE = /^\$\{([^${}:]*)\}$/;

/**
 * Expands every `each`. What has not the form that is wanted is left as it is, for the schema to find.
 * @param list the key under which the content lists its items
 */
export function expandEach(content: Json, locate: Locate, list = 'scenarios'): Expanded {
  const items = isObject(content) ? get(content, list) : undefined;
  if (!isObject(content) || items === undefined || !isList(items)) return { content, origins: [], mistakes: [] };
  const expanded = items.map((item, index) => expandItem(item, [list, index], locate));
  const cases = expanded.flatMap((each) => each.cases);
  return {
    content: { entries: content.entries.map(([key, value]) => [key, key === list ? cases.map(({ item }) => item) : value]) },
    origins: cases.map(({ origin }) => origin),
    mistakes: expanded.flatMap((each) => each.mistakes),
  };
}

/** A `Locate` of the file, for paths of the expanded suite. A case is shown as `scenarios[0](each[1])`. */
export function locateExpanded(locate: Locate, origins: readonly Origin[], list = 'scenarios'): Locate {
  return (path, part) => {
    const [first, index, ...rest] = path;
    const origin = first === list && typeof index === 'number' ? origins[index] : undefined;
    if (!origin) return locate(path, part);
    const place = locate([list, origin.item, ...rest], part);
    if (origin.case === undefined) return place;
    return { ...place, path: `${list}[${origin.item}](each[${origin.case}])${tailText(rest)}` };
  };
}

/** The item so that `expandEach` gives it as it was, though its texts look as if something were to be filled in. */
export function withoutPlaceholders(item: Json): Json {
  const literals: string[] = [];
  const walk = (part: Json): Json => {
    if (typeof part === 'string') return part.replace(PLACEHOLDER, (text, key: string) => {
      if (FILLED_IN_LATER.includes(key)) return text;
      literals.push(key);
      return `${DOLLAR}${text.slice(1)}`;
    });
    if (isList(part)) return part.map(walk);
    return isObject(part) ? { entries: part.entries.map(([key, one]) => [key, walk(one)]) } : part;
  };
  const walked = walk(item);
  if (literals.length === 0 || !isObject(walked)) return item;
  return { entries: [...walked.entries, ['each', [{ entries: [['dollar', '$']] }]]] };
}

interface Case {
  readonly item: Json;
  readonly origin: Origin;
}

function expandItem(item: Json, path: readonly [list: string, index: number], locate: Locate): { readonly cases: readonly Case[]; readonly mistakes: readonly Mistake[] } {
  const each = isObject(item) ? get(item, 'each') : undefined;
  const [, index] = path;
  if (!isObject(item) || each === undefined) {
    const { mistakes } = fill(item, path, undefined, locate);
    return { cases: [{ item, origin: { item: index } }], mistakes };
  }
  const template: JsonObject = { entries: item.entries.filter(([key]) => key !== 'each') };
  if (!isList(each) || each.length === 0) {
    const told = mistake(locate([...path, 'each']), describe(each), 'a list of cases');
    return { cases: [{ item: template, origin: { item: index } }], mistakes: [told] };
  }
  const filled = each.map((values, at) => fillCase(template, path, values, at, locate));
  return {
    cases: filled.map(({ value }, at) => ({ item: value, origin: { item: index, case: at } })),
    mistakes: filled.flatMap(({ mistakes }) => mistakes),
  };
}

function fillCase(template: JsonObject, path: Path, values: Json, at: number, locate: Locate): Filled {
  const place = [...path, 'each', at];
  if (!isObject(values)) return { value: template, used: new Set(), mistakes: [mistake(locate(place), describe(values), 'a mapping of values')] };
  const filled = fill(template, path, values, locate);
  const unused = values.entries.filter(([key]) => !filled.used.has(key));
  const nested = fill(values, place, undefined, locate).mistakes;
  const told = unused.map(([key]) => mistake(locate([...place, key], 'key'), `the key ${JSON.stringify(key)}`, `\${${key}} somewhere beside the each`));
  return { ...filled, mistakes: [...filled.mistakes, ...nested, ...told] };
}

interface Filled {
  readonly value: Json;
  readonly used: ReadonlySet<string>;
  readonly mistakes: readonly Mistake[];
}

/** The value with its placeholders filled in. @param values those of the case; undefined without `each` */
function fill(value: Json, path: Path, values: JsonObject | undefined, locate: Locate): Filled {
  const used = new Set<string>();
  const mistakes: Mistake[] = [];

  const lookUp = (key: string, at: Path): Json | undefined => {
    const found = values && get(values, key);
    if (found !== undefined) used.add(key);
    else if (!FILLED_IN_LATER.includes(key)) mistakes.push(mistake(locate(at), `\${${key}}`, expectedKey(key, values)));
    return found;
  };
  const fillText = (text: string, at: Path): Json => {
    const whole = WHOLE.exec(text)?.[1];
    if (whole !== undefined) {
      const found = lookUp(whole, at); // which may be null
      return found === undefined ? text : found;
    }
    return text.replace(PLACEHOLDER, (placeholder, key: string) => {
      const found = lookUp(key, at);
      if (found === undefined) return placeholder;
      return typeof found === 'string' ? found : stringifyJson(found);
    });
  };
  const walk = (part: Json, at: Path): Json => {
    if (typeof part === 'string') return fillText(part, at);
    if (isList(part)) return part.map((item, index) => walk(item, [...at, index]));
    if (!isObject(part)) return part;
    return { entries: part.entries.map(([key, item]) => [key, walk(item, [...at, key])]) };
  };
  return { value: walk(value, path), used, mistakes };
}

function expectedKey(key: string, values: JsonObject | undefined): string {
  if (!values) return 'a key of an each, used outside of it';
  if (values.entries.length === 0) return 'a key of the case, which has none';
  return `a key of the case: ${oneOf(values.entries.map(([name]) => name), key)}`;
}
