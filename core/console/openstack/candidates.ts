/** What could stand behind the words of an `openstack` line. */
import { pyStr } from '../../value/python.ts';
import { HIDDEN, type Argument } from '../argparse/parser.ts';
import type { KnownNames } from '../program.ts';
import { parserOf, type Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { findCommand } from './find-command.ts';

const TERMINAL: Terminal = { columns: 80, maxWidth: 0n, fitWidth: false };

/** @param before the words behind the program's name @param word the one at the cursor */
export function candidates(before: readonly string[], word: string, known: KnownNames): readonly string[] {
  const helping = before[0] === 'help';
  const words = (helping ? before.slice(1) : before).filter((each) => !each.startsWith('-'));
  const command = COMMANDS.get(findCommand(words)?.name ?? '');
  if (command === undefined || helping) return nextWords(words, helping);
  const all = parserOf(command, '', TERMINAL).arguments.filter(({ help }) => help !== HIDDEN);
  const last = before.at(-1) ?? '';
  const option = all.find(({ names, nargs }) => names.includes(last) && nargs !== 0);
  if (option !== undefined) return valuesOf(option, known);
  if (word.startsWith('-')) return all.flatMap(({ names }) => names);
  return all.filter(({ names }) => names.length === 0).flatMap((argument) => valuesOf(argument, known));
}

/** The words that go on to a command of the console. */
function nextWords(words: readonly string[], helping: boolean): readonly string[] {
  const names = [...COMMANDS.keys(), ...(helping ? [] : ['help'])].map((name) => name.split(' '));
  const fitting = names.filter((parts) => parts.length > words.length && words.every((word, at) => parts[at] === word));
  return [...new Set(fitting.flatMap((parts) => parts[words.length] ?? []))];
}

function valuesOf({ dest, choices }: Argument, known: KnownNames): readonly string[] {
  if (choices !== null) return choices.map(pyStr);
  if (dest === 'remote_source') return known.objects.map((name) => `source-name=${name}`);
  const names = (all: KnownNames['volumes']): readonly string[] => [...new Set(all.flatMap(({ id, name }) => (name === null || name === '' ? [id] : [name, id])))];
  if (dest === 'volume') return names(known.volumes);
  return dest === 'snapshot' || dest === 'snapshots' || dest === 'marker' ? names(known.snapshots) : [];
}
