/** How far our replay of a recording is from the recording. What must agree, and what is counted apart, is in README.md. */
import { get, isList, isObject, type Json } from '../../core/value/json.ts';
import { pyStr } from '../../core/value/python.ts';
import { canonicalJson } from '../../core/value/stringify.ts';

/** Instead of a text that the faked array has a part in, which need not agree. */
const BY_ARRAY = '(words of the array)';

export interface Comparison {
  readonly steps: number;
  /** One line for each difference: the case, the step, what was expected and what came. */
  readonly differences: readonly string[];
  /** Crashes recorded, and of these the ones whose class is ours too and whose text is not. */
  readonly crashes: number;
  readonly otherCrashTexts: readonly string[];
}

interface Outcome {
  readonly kind: 'returned' | 'refused' | 'crashed' | 'nothing';
  readonly className: string;
  readonly text: string;
  readonly result: Json;
}

/** Compares case by case; the replay has the cases of the recording in the same order. */
export function compareReplay(recorded: readonly Json[], replayed: readonly Json[]): Comparison {
  const steps = recorded.flatMap((line, index) => stepsOf(line, replayed[index] ?? null));
  const crashes = steps.filter(({ expected }) => expected.kind === 'crashed');
  return {
    steps: steps.length,
    differences: steps.flatMap(({ place, expected, actual, objects }) =>
      [differenceOf(expected, actual), objects].flatMap((difference) => (difference === undefined ? [] : [`${place}: ${difference}`])),
    ),
    crashes: crashes.length,
    otherCrashTexts: crashes
      .filter(({ expected, actual }) => actual.className === expected.className && actual.text !== expected.text)
      .map(({ place, expected, actual }) => `${place}: expected ${expected.text}, got ${actual.text}`),
  };
}

interface ComparedStep {
  readonly place: string;
  readonly expected: Outcome;
  readonly actual: Outcome;
  /** How the backend differs after the step, or undefined. */
  readonly objects: string | undefined;
}

function stepsOf(line: Json, replayed: Json): ComparedStep[] {
  const name = at(line, 'name');
  const others = list(at(replayed, 'steps'));
  return list(at(line, 'steps')).map((step, index) => {
    const other = others[index] ?? null;
    const [expected, actual] = [bag(at(step, 'objects')), bag(at(other, 'objects'))];
    return {
      place: `${pyStr(name)}, step ${index} (${pyStr(at(step, 'op'))})`,
      expected: outcomeOf(at(step, 'outcome')),
      actual: outcomeOf(at(other, 'outcome')),
      objects: expected === actual ? undefined : `the backend should be ${expected}, is ${actual}`,
    };
  });
}

function differenceOf(expected: Outcome, actual: Outcome): string | undefined {
  const [wanted, came] = [shown(expected), shown(expected.text === BY_ARRAY ? { ...actual, text: BY_ARRAY } : actual)];
  return wanted === came ? undefined : `expected ${wanted}, got ${came}`;
}

/** All of an outcome that must agree. */
function shown({ kind, className, text, result }: Outcome): string {
  switch (kind) {
    case 'returned':
      return `the result ${canonicalJson(result)}`;
    case 'refused':
      return `the refusal ${className}: ${text}`;
    case 'crashed':
      return `the crash ${className}`;
    case 'nothing':
      return 'nothing';
  }
}

function outcomeOf(outcome: Json): Outcome {
  if (!isObject(outcome)) return { kind: 'nothing', className: '', text: '', result: null };
  const error = at(outcome, 'error');
  if (!isObject(error)) return { kind: 'returned', className: '', text: '', result: at(outcome, 'result') };
  return {
    kind: at(error, 'cinder') === true ? 'refused' : 'crashed',
    className: pyStr(at(error, 'class')),
    text: at(error, 'text_by') === 'array' ? BY_ARRAY : withoutAddresses(pyStr(at(error, 'message'))),
    result: null,
  };
}

/** Where a Python object lies in memory differs from run to run. */
function withoutAddresses(text: string): string {
  return text.replace(/0x[0-9a-f]+/g, '0x…');
}

/** Objects in any order. */
function bag(objects: Json): string {
  return list(objects).map(canonicalJson).sort().join(' ');
}

function at(value: Json, key: string): Json {
  return isObject(value) ? (get(value, key) ?? null) : null;
}

function list(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}
