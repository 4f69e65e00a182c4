/** Reads a suite: its YAML, its shape, its meaning. */
import type { Clause } from '../../core/report/result.ts';
import type { Suite } from '../../core/scenario/scenario.ts';
import { digestJson } from '../../core/value/digest.ts';
import { isList, isObject, type Json } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import type { CompiledSuite } from './compiled.ts';
import { expandEach, locateExpanded, type Origin } from './each.ts';
import { suiteOf } from './exact.ts';
import { validate } from './generated/suite.js';
import { checkMeaning } from './meaning/meaning.ts';
import { expectationsOf, stepsOf } from './meaning/walk.ts';
import { inOrder, mistake, type Mistake, type Refused } from './mistake.ts';
import { pointerText, type Path } from './path.ts';
import { checkShape } from './shape.ts';
import { upgrade } from './upgrade.ts';
import { readYaml, type Locate } from './yaml.ts';

/** A suite without mistakes. */
export interface LoadedSuite {
  /** As it is kept and run. */
  readonly suite: CompiledSuite;
  /** In its typed form. */
  readonly content: Suite;
  /** Where a part of the content stands in the file. */
  readonly locate: Locate;
}

export type Loaded = LoadedSuite | Refused;

/**
 * @param text    YAML 1.2, or JSON
 * @param file    its name, for mistakes
 * @param clauses those that its scenarios can cite
 */
export function loadSuite(text: string, file: string, clauses: readonly Clause[]): Loaded {
  const yaml = readYaml(text, file);
  if ('mistakes' in yaml) return yaml;
  const current = upgrade(yaml.content);
  if ('got' in current) return { mistakes: [mistake(yaml.locate(['custody']), current.got, current.expected)] };

  const expanded = expandEach(current.content, yaml.locate);
  const locate = locateExpanded(yaml.locate, expanded.origins);
  const misshapen = [...expanded.mistakes, ...checkShape(validate, expanded.content, locate)];
  if (misshapen.length > 0) return refused(misshapen);
  const meaningless = checkMeaning(suiteOf(expanded.content), expanded.origins, clauses, locate);
  if (meaningless.length > 0) return refused(meaningless);

  const json = withCaseIds(expanded.content, expanded.origins);
  const content = suiteOf(json);
  const { suite: id, version, title } = content;
  const suite = { id, version, title, digest: digestJson(json), file, json: stringifyJson(json), source: text, positions: positionsOf(content, locate) };
  return { suite, content, locate };
}

/** What all cases of an `each` have wrong is told once. */
function refused(mistakes: readonly Mistake[]): Refused {
  const told = new Map<string, Mistake>();
  for (const each of mistakes) {
    const what = [each.line, each.col, each.got, each.expected].join('\n');
    if (!told.has(what)) told.set(what, each);
  }
  return { mistakes: inOrder([...told.values()]) };
}

/** The cases of scenario `x` get the ids `x[0]`, `x[1]`, … */
function withCaseIds(content: Json, origins: readonly Origin[]): Json {
  return mapValue(content, 'scenarios', (scenarios) => {
    if (!isList(scenarios)) return scenarios;
    return scenarios.map((scenario, at) => {
      const index = origins[at]?.case;
      return index === undefined ? scenario : mapValue(scenario, 'id', (id) => (typeof id === 'string' ? `${id}[${index}]` : id));
    });
  });
}

/** The object with the value under one key changed. */
function mapValue(value: Json, key: string, change: (value: Json) => Json): Json {
  if (!isObject(value)) return value;
  return { entries: value.entries.map(([name, item]) => [name, name === key ? change(item) : item]) };
}

function positionsOf({ scenarios }: Suite, locate: Locate): CompiledSuite['positions'] {
  const positions: Record<string, readonly [line: number, column: number]> = {};
  const note = (path: Path): void => {
    const { line, col } = locate(path);
    positions[pointerText(path)] = [line, col];
  };
  scenarios.forEach((scenario, at) => {
    note(['scenarios', at]);
    for (const { step, path } of stepsOf(scenario)) {
      note(['scenarios', at, ...path]);
      for (const placed of expectationsOf(step, path)) note(['scenarios', at, ...placed.path]);
    }
  });
  return positions;
}
