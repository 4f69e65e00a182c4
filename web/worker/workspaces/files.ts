/** A workspace as a file. */
import type { WholeWorkspace } from '../../../core/workspace/file.ts';
import { problemsOf } from '../../../core/workspace/file.ts';
import { readWorkspace, workspaceText } from '../../../scenarios/format/workspace.ts';
import type { ExportedFile } from '../facade.ts';

/** So many characters are read of one file. */
const LONGEST = 256 * 2 ** 20;

export function exportWorkspace(whole: WholeWorkspace): ExportedFile {
  return { name: `${fileName(whole.name)}.custody.json`, type: 'application/json', text: workspaceText(whole) };
}

/** @param file its name @param drivers ids of those that there are @returns the workspace, or what is wrong with the file, a line each */
export function importWorkspace(text: string, file: string, drivers: readonly string[]): WholeWorkspace | readonly string[] {
  if (text.length > LONGEST) return [`${file} is longer than a workspace may be: ${LONGEST} characters`];
  const read = readWorkspace(text, file);
  if ('problems' in read) return read.problems;
  const problems = problemsOf(read.workspace, drivers);
  return problems.length === 0 ? read.workspace : problems.map((problem) => `${file}: ${problem}`);
}

/** What a file can be called on every system. */
function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '').slice(0, 60) || 'workspace';
}
