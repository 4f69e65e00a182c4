/** Typed data from content whose shape has been checked: which of its values are kept exactly, all others become plain data. */
import { isList, isObject, type Json } from '../../core/value/json.ts';
import { fromJson } from '../../core/value/plain.ts';
import type { Suite } from '../../core/scenario/scenario.ts';

/** `exact`, or what holds below the keys that lead there; `*` is any key or index. */
export type Exactness = 'exact' | { readonly [key: string]: Exactness };

const REF = { value: 'exact' } as const;
const ROWS = { '*': { row: { metadata: 'exact' } } } as const;
const EXPECTATIONS: Exactness = {
  '*': { returns: 'exact', body: 'exact', then: 'exact', backend: { '*': { attributes: 'exact' } } },
};
const STEP: Exactness = {
  ref: REF,
  marker: 'exact',
  request: { ref: REF, metadata: 'exact' },
  attributes: 'exact',
  expect: EXPECTATIONS,
  expect_for: { '*': EXPECTATIONS },
};
const SUITE: Exactness = {
  scenarios: { '*': { given: { config: 'exact', volumes: ROWS, snapshots: ROWS, backend: { '*': { attributes: 'exact' } } }, steps: { '*': STEP } } },
};

/** A suite of the typed form, from content that the schema allows. */
export function suiteOf(content: Json): Suite {
  return decodeExactly(content, SUITE) as Suite;
}

/** Plain data, but for what is to be kept exactly. */
export function decodeExactly(value: Json, exactness: Exactness | undefined): unknown {
  if (exactness === 'exact') return value;
  if (exactness === undefined || value === null || typeof value !== 'object') return fromJson(value);
  if (isList(value)) return value.map((item) => decodeExactly(item, exactness['*']));
  if (!isObject(value)) return fromJson(value);
  return Object.fromEntries(value.entries.map(([key, item]) => [key, decodeExactly(item, below(exactness, key))]));
}

function below(exactness: Exclude<Exactness, 'exact'>, key: string): Exactness | undefined {
  return Object.hasOwn(exactness, key) ? exactness[key] : exactness['*'];
}
