/** The commands that this console has of the client's. */
import { snapshotManage, snapshotManageableList, snapshotUnmanage } from './manage.ts';
import { snapshotMetadata, snapshotMetadataShow, snapshotMetadataUpdateAll } from './metadata.ts';
import { quotaDefaults, quotaShow, quotaUpdate, quotaUsage } from './quotas.ts';
import { resetState } from './reset-state.ts';
import { snapshotDelete, snapshotList, snapshotRename, snapshotResetState, snapshotShow } from './snapshots.ts';
import { apiVersion, versionList } from './versions.ts';
import { list, metadataShow, show } from './volumes.ts';
import type { Command } from './command.ts';

/** By name. */
export const COMMANDS: readonly Command[] = [
  apiVersion, list, metadataShow, quotaDefaults, quotaShow, quotaUpdate, quotaUsage, resetState, show, snapshotDelete, snapshotList, snapshotManage,
  snapshotManageableList, snapshotMetadata, snapshotMetadataShow, snapshotMetadataUpdateAll, snapshotRename, snapshotResetState, snapshotShow,
  snapshotUnmanage, versionList,
];

/** What else the client has (version 9.1.0, microversion 3.70): this console knows the names, to say that it lacks them. */
export const LACKING: ReadonlySet<string> = new Set(
  (
    'absolute-limits attachment-complete attachment-create attachment-delete attachment-list attachment-show attachment-update ' +
    'availability-zone-list backup-create backup-delete backup-export backup-import backup-list backup-reset-state backup-restore ' +
    'backup-show backup-update bash-completion bash_completion cgsnapshot-create cgsnapshot-delete cgsnapshot-list cgsnapshot-show ' +
    'cluster-disable cluster-enable cluster-list cluster-show consisgroup-create consisgroup-create-from-src consisgroup-delete ' +
    'consisgroup-list consisgroup-show consisgroup-update create default-type-list default-type-set default-type-unset delete ' +
    'encryption-type-create encryption-type-delete encryption-type-list encryption-type-show encryption-type-update extend ' +
    'extra-specs-list failover-host force-delete freeze-host get-capabilities get-pools group-create group-create-from-src group-delete ' +
    'group-disable-replication group-enable-replication group-failover-replication group-list group-list-replication-targets group-show ' +
    'group-snapshot-create group-snapshot-delete group-snapshot-list group-snapshot-show group-specs-list group-type-create ' +
    'group-type-default group-type-delete group-type-key group-type-list group-type-show group-type-update group-update image-metadata ' +
    'image-metadata-show list-extensions list-filters manage manageable-list message-delete message-list message-show metadata metadata-update-all ' +
    'migrate qos-associate qos-create qos-delete qos-disassociate qos-disassociate-all qos-get-association qos-key qos-list qos-show ' +
    'quota-class-show quota-class-update quota-delete rate-limits readonly-mode-update reimage rename retype revert-to-snapshot ' +
    'service-disable service-enable service-get-log service-list service-set-log set-bootable snapshot-create summary thaw-host ' +
    'transfer-accept transfer-create transfer-delete transfer-list transfer-show type-access-add type-access-list type-access-remove ' +
    'type-create type-default type-delete type-key type-list type-show type-update unmanage upload-to-image work-cleanup'
  ).split(' '),
);
