/** What could stand at a place of a `cinder` line. */
import { HIDDEN, type Argument } from '../argparse/parser.ts';
import { pyStr } from '../../value/python.ts';
import type { Known, KnownNames } from '../program.ts';
import { CLIENT_MAX } from './api-version.ts';
import { COMMANDS } from './commands.ts';
import { baseParser, parsersOf } from './parser.ts';

/** @param before the words between `cinder` and the cursor @param word what there is of the one at the cursor */
export function candidates(before: readonly string[], word: string, known: KnownNames): readonly string[] {
  const base = baseParser({ OS_AUTH_TYPE: 'noauth' });
  const { of } = parsersOf(base, CLIENT_MAX, []);
  const front = placeIn(base.arguments, before);
  if (front.awaited) return valuesOf(front.awaited, before, known);
  const command = before[front.firstPlain];
  if (command === undefined) return word.startsWith('-') ? namesOf(base.arguments) : [...of.keys()];
  if (command === 'help') return COMMANDS.map(({ name }) => name);
  const its = of.get(command)?.arguments ?? [];
  const words = before.slice(front.firstPlain + 1);
  const place = placeIn(its, words);
  if (place.awaited) return valuesOf(place.awaited, words, known);
  if (word.startsWith('-')) return namesOf(its);
  return place.next ? valuesOf(place.next, words, known) : [];
}

interface Place {
  /** The option whose value comes next. */
  readonly awaited: Argument | undefined;
  /** The argument without a name that comes next. */
  readonly next: Argument | undefined;
  /** The index of the first word that is neither an option nor the value of one. */
  readonly firstPlain: number;
}

function placeIn(all: readonly Argument[], words: readonly string[]): Place {
  const positionals = all.filter(({ names }) => names.length === 0);
  let awaited: Argument | undefined;
  let plain = 0;
  let firstPlain = words.length;
  words.forEach((word, index) => {
    if (word.startsWith('-')) {
      const option = all.find(({ names }) => names.includes(word));
      awaited = option && option.nargs !== 0 ? option : undefined;
    } else if (awaited) {
      if (awaited.nargs !== '*') awaited = undefined;
    } else {
      firstPlain = Math.min(firstPlain, index);
      plain += 1;
    }
  });
  const last = positionals.at(-1);
  return { awaited, next: positionals[plain] ?? (last?.nargs === '+' ? last : undefined), firstPlain };
}

function namesOf(all: readonly Argument[]): readonly string[] {
  return all.filter(({ help }) => help !== HIDDEN).flatMap(({ names }) => names);
}

function valuesOf(argument: Argument, words: readonly string[], known: KnownNames): readonly string[] {
  if (argument.choices) return argument.choices.map(pyStr);
  const metavar = typeof argument.metavar === 'string' ? argument.metavar : '';
  switch (metavar) {
    case '<volume>':
      return called(known.volumes);
    case '<snapshot>':
      return called(known.snapshots);
    case '<entity>':
      return called(words[words.indexOf('--type') + 1] === 'snapshot' ? known.snapshots : known.volumes);
    case '<volume-id>':
      return known.volumes.map(({ id }) => id);
    case '<marker>':
      return known.snapshots.map(({ id }) => id);
    case '<host>':
      return known.hosts;
    case '<identifier>':
      return known.objects;
    default:
      return PLAIN_VALUES[metavar] ?? [];
  }
}

/** States that rows have. */
const STATES = ['available', 'creating', 'deleting', 'error', 'error_deleting'];

const PLAIN_VALUES: Readonly<Record<string, readonly string[]>> = {
  '<id-type>': ['source-name', 'source-id'],
  '<state>': STATES,
  '<status>': STATES,
  '<attach-status>': ['attached', 'detached'],
  '<key>[:<direction>]': ['created_at', 'id', 'name', 'reference', 'size', 'status'],
  '<detailed>': ['True', 'False'],
  '<True|False>': ['True', 'False'],
};

/** Names first, as people write these. */
function called(things: readonly Known[]): readonly string[] {
  return [...things.flatMap(({ name }) => (name === null || name === '' ? [] : [name])), ...things.map(({ id }) => id)];
}
