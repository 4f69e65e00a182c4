/**
 * The array's management interface, as one URL after the other reaches it: a command, and its arguments. Volumes and
 * snapshots have one space of names. It stands in for the real one: its texts are ours, but for the return codes that
 * the driver knows (-10027, -10050, -10075, -10186).
 *
 * Attributes of an object that it knows: `mapped`; `unreachable` (the connection breaks at a request that names it);
 * `denied` (such a request is answered with -10027).
 */
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { isSet } from '../common/attributes.ts';
import { wordsOf } from './url.ts';

/** No answer came. */
export class NoAnswer extends Error {}

/** What the array shows: volumes and snapshots, or the names of those that are mapped. */
export interface Shown {
  readonly volumes: readonly BackendObject[];
  readonly mapped: readonly string[];
}

/** What the array answers: what it shows, or why not, with its return code in brackets. */
export type Answer = Shown | { readonly error: string };

const DONE: Answer = { volumes: [], mapped: [] };
const BAD_COMMAND: Answer = { error: 'Invalid command parameters. (-1)' };
const NOT_FOUND: Answer = { error: 'The specified volume was not found. (-10075)' };
const NO_SUCH_SNAPSHOT: Answer = { error: 'The volume was not found on this system. (-10050)' };
const NAME_TAKEN: Answer = { error: 'The specified name is already in use. (-10186)' };
const UNKNOWN_USER: Answer = { error: 'The user is not recognized on this system. (-10027)' };
/** To a login: the key of the session, under a code that says no elsewhere. */
const SESSION: Answer = { error: 'key (1)' };

/** What an array shows of itself: nothing that has a name. */
const OTHER_SHOWS = ['show/controllers', 'show/system', 'show/pools'];

/** @param path of the URL, with the base path `/api` before it. Throws `NoAnswer` */
export function answerTo(backend: Backend, path: string): Answer {
  const [, first = '', second = '', ...args] = wordsOf(path);
  const command = `${first}/${second}`;
  if (first === 'login') return SESSION;
  if (OTHER_SHOWS.includes(command)) return DONE;
  try {
    return carryOut(backend, command, args);
  } catch (fault) {
    if (fault instanceof BackendFault) throw new NoAnswer();
    throw fault;
  }
}

function carryOut(backend: Backend, command: string, args: readonly string[]): Answer {
  if (command === 'show/maps') {
    return { ...DONE, mapped: backend.list().filter((each) => isSet(each.attributes, 'mapped')).map(({ name }) => name) };
  }
  const name = args.at(-1);
  const named = name === undefined ? [] : backend.named(name);
  const [first] = named;
  if (first && isSet(first.attributes, 'unreachable')) throw new NoAnswer();
  if (first && isSet(first.attributes, 'denied')) return UNKNOWN_USER;
  switch (command) {
    case 'show/volumes':
      if (args.length > 1) return BAD_COMMAND;
      if (args.length === 0) return { ...DONE, volumes: backend.list() };
      return first ? { ...DONE, volumes: named } : NOT_FOUND;
    case 'set/volume':
      return rename(backend, args, first);
    case 'delete/snapshot':
      if (first?.kind !== 'snapshot') return NO_SUCH_SNAPSHOT;
      backend.remove(first.id);
      return DONE;
    default:
      return BAD_COMMAND;
  }
}

function rename(backend: Backend, args: readonly string[], object: BackendObject | undefined): Answer {
  const [what, newName, , ...more] = args;
  if (what !== 'name' || newName === undefined || args.length < 3 || more.length > 0) return BAD_COMMAND;
  if (!object) return NOT_FOUND;
  if (backend.named(newName).some(({ id }) => id !== object.id)) return NAME_TAKEN;
  backend.rename(object.id, newName);
  return DONE;
}
