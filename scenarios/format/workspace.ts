/** Reads and writes a workspace as a file. */
import { isObject, object } from '../../core/value/json.ts';
import { toJson } from '../../core/value/plain.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import type { WholeWorkspace } from '../../core/workspace/file.ts';
import { CALLS, CHANGES, OUTCOME, readDocument, ROW, STATE, type Unreadable } from './document.ts';
import { decodeExactly, type Exactness } from './exact.ts';
import { validate } from './generated/workspace.js';

const FORMAT = 'custody-workspace';

const COMMAND: Exactness = { object: { attributes: 'exact' }, row: ROW };
const TOLD: Exactness = { request: 'exact', outcome: OUTCOME, observed: { calls: CALLS } };
const WORKSPACE: Exactness = {
  setting: { config: 'exact' },
  first: STATE,
  start: { state: STATE },
  entries: { '*': { command: { command: COMMAND }, changes: { set: CHANGES }, told: TOLD } },
};

/** The first world stands in a file where it is not the oldest one behind which nothing is missing. */
type FileContent = Omit<WholeWorkspace, 'first'> & Partial<Pick<WholeWorkspace, 'first'>>;

/**
 * Its shape is right then; whether one thing follows from the other is core's to say (core/workspace/file.ts).
 * @param text JSON @param file its name, for problems
 */
export function readWorkspace(text: string, file: string): { readonly workspace: WholeWorkspace } | Unreadable {
  const read = readDocument(text, file, { format: FORMAT, word: 'workspace', validate });
  if ('problems' in read) return read;
  const { name, origin, setting, first, start, entries } = decodeExactly(read.content, WORKSPACE) as FileContent;
  return { workspace: { name, origin, setting, first: first ?? start.state, start, entries } };
}

/** JSON that `readWorkspace` reads as it was, to the last digit. */
export function workspaceText({ first, ...others }: WholeWorkspace): string {
  const content = toJson({ ...others, ...(others.start.revision === 0 ? {} : { first }) } satisfies FileContent);
  const entries = isObject(content) ? content.entries : [];
  return `${stringifyJson(object([['format', FORMAT], ['version', toJson(1)], ...entries]), 2)}\n`;
}
