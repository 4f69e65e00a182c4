/** The recordings of the real `openstack`, and the digests that they had when they were made. */
import { recordedLines, type RecordedLine } from './console-recordings.ts';

export const OPENSTACK_FILES: Readonly<Record<string, string>> = {
  'openstack-manage.jsonl': 'c8758597fbbe0fc258283866c951a6dae54842af366d94d5ac075b32df261a9f',
  'openstack-names.jsonl': '085489ba5bf44885df6dc568f6c3921c878df762aac9c686aa3ff9a9e2a0e5a3',
  'openstack-shell.jsonl': '6ed73db57b25fba477657cf18358974e7e9b96a164b6dcceccaa24ca2e259bd1',
  'openstack-ceph.jsonl': '631de33d06cd4e2e44404e7dc12ff967d06238aec80a017cf56c72d93683f0cf',
  'openstack-remote-source.jsonl': 'd548161bc78aa05359bc5753925a55307b5aeddec4d0f468e29531e3071327d6',
};

/** All lines, session by session. */
export function openstackLines(): readonly RecordedLine[] {
  return Object.keys(OPENSTACK_FILES).flatMap(recordedLines);
}

/** `"$(printf '…\n…')"` as the shell has it done: the console runs one program a line. */
export function shellExpanded(line: string): string {
  return line.replace(/"\$\(printf ('[^']*')\)"/g, (_, text: string) => text.replaceAll('\\n', '\n'));
}

/** Lines whose commands the real client has, and this console has not. */
export const LACKING = /^openstack (?:server|project) list/;
