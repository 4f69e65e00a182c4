/** The commands that this console has of the client's. */
import type { Command } from './command.ts';
import { QUOTA_LIST, QUOTA_SHOW } from './quotas.ts';
import { SNAPSHOT_LIST } from './snapshot-list.ts';
import { SNAPSHOT_SET, SNAPSHOT_UNSET } from './snapshot-set.ts';
import { SNAPSHOT_CREATE, SNAPSHOT_DELETE, SNAPSHOT_SHOW } from './snapshots.ts';
import { VOLUME_LIST, VOLUME_SHOW } from './volumes.ts';

export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    QUOTA_LIST, QUOTA_SHOW, SNAPSHOT_CREATE, SNAPSHOT_DELETE, SNAPSHOT_LIST, SNAPSHOT_SET, SNAPSHOT_SHOW, SNAPSHOT_UNSET, VOLUME_LIST, VOLUME_SHOW,
  ].map((command) => [command.name, command]),
);
