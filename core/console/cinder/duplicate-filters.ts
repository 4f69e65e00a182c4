/** Filters that are given twice are refused before anything else is looked at (cinderclient/shell.py:548). */
import { ClientFailure } from './failure.ts';

/** The first of these words that the line has says which command it is. */
const CHECKED: readonly (readonly [command: string, ...filters: string[]])[] = [
  ['type-list', 'is_public'],
  ['backup-list', 'name', 'status', 'volume_id'],
  ['get-pools', 'name', 'volume_type'],
  ['list', 'name', 'status', 'metadata', 'bootable', 'migration_status', 'availability_zone', 'group_id', 'size'],
  ['group-list', 'name'],
  ['group-snapshot-list', 'name', 'status', 'group_id'],
  ['message-list', 'resource_uuid', 'resource_type', 'event_id', 'request_id', 'message_level'],
  ['snapshot-list', 'name', 'status', 'volume_id', 'metadata', 'availability_zone'],
  ['attachment-list', 'volume_id', 'status', 'instance_id', 'attach_status'],
];

/** @throws ClientFailure */
export function checkFilters(words: readonly string[]): void {
  const [, ...filters] = CHECKED.find(([command]) => words.includes(command)) ?? [''];
  if (filters.length === 0) return;
  const given = words.flatMap((word, index) => (word.startsWith('--') ? [keyOf(word, words[index + 1])] : [])).filter((key) => filters.includes(key));
  if (new Set(given).size < given.length) throw new ClientFailure('Filters are only allowed to be passed once.');
}

function keyOf(option: string, next: string | undefined): string {
  if (option !== '--filters') return option.slice(2);
  if (next === undefined) throw new ClientFailure('list index out of range');
  const [key = '', ...values] = next.split('=');
  if (values.length === 0) throw new ClientFailure('not enough values to unpack (expected 2, got 1)');
  if (values.length > 1) throw new ClientFailure('too many values to unpack (expected 2)');
  return key;
}
