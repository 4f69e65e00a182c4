/**
 * The four ways in which upstream's drivers do not implement the interface, each by the name of a driver that goes so.
 * Their classes were asked: every answer and every text below is theirs, on Cinder 21.3.1; the lines are of ab09bc39.
 */
import type { DeclaredCrash, DriverDefinition } from '../definition.ts';
import { PythonException } from '../errors.ts';
import { METHODS, type DriverContext, type Method, type Upstream, type VolumeSnapshotManagementDriver } from '../interface.ts';
import { notImplemented } from '../errors.ts';
import { nameOnBackend, sourceNameReferences } from './common/source-name.ts';

const BASE = 'cinder/volume/driver.py';
const HBSD = 'cinder/volume/drivers/hitachi/hbsd_common.py';
const NFS = 'cinder/volume/drivers/nfs.py';

type Making = Pick<DriverDefinition, 'id' | 'title' | 'version' | 'capabilities' | 'crashes' | 'create'> & { readonly about: Pick<NonNullable<DriverDefinition['about']>, 'products' | 'advice'> };

function definition({ about, ...made }: Making): DriverDefinition {
  return {
    ...made,
    upstream: 'ab09bc39',
    ...sourceNameReferences,
    about: { ...about, releases: '2023.1 and later', examples: [], known: 'run' },
    place: (seed) => ({ name: nameOnBackend(seed), size_bytes: seed.size_bytes }),
  };
}

/** What VolumeDriver has in place of the methods (driver.py:2353-2366). */
function volumeDriver(context: DriverContext): Required<Omit<VolumeSnapshotManagementDriver, 'deleteSnapshot'>> {
  const refuse = (line: number, message: string): never => {
    context.rule({ text: 'The base class VolumeDriver has the method only to say that there is none.', upstream: { file: BASE, line } });
    throw notImplemented(message);
  };
  return {
    manageExistingSnapshot: () => refuse(2355, 'Manage existing snapshot not implemented.'),
    manageExistingSnapshotGetSize: () => refuse(2359, 'Manage existing snapshot not implemented.'),
    getManageableSnapshots: () => refuse(2364, 'Get manageable snapshots not implemented.'),
    unmanageSnapshot() {
      context.rule({ text: 'In the base class VolumeDriver unmanaging does nothing, and succeeds.', upstream: { file: BASE, line: 2366 } });
      return null;
    },
  };
}

function crashing(className: string, when: string, upstream: Upstream, methods: readonly Method[]): DeclaredCrash[] {
  return [{ class: className, methods, when, upstream }];
}

const NOT_IN_THE_BASE_CLASS = [
  ...crashing('NotImplementedError', 'Always.', { file: BASE, line: 2355 }, ['manage_existing_snapshot']),
  ...crashing('NotImplementedError', 'Always.', { file: BASE, line: 2359 }, ['manage_existing_snapshot_get_size']),
  ...crashing('NotImplementedError', 'Always.', { file: BASE, line: 2364 }, ['get_manageable_snapshots']),
];

/** Inherits VolumeDriver, and overrides none of its methods for snapshots under management. */
export const solidfire = definition({
  id: 'solidfire',
  title: 'SolidFire (not implemented: NotImplementedError)',
  version: '2.2.5',
  capabilities: [],
  crashes: NOT_IN_THE_BASE_CLASS,
  about: {
    products: [
      'NetApp SolidFire', 'Dell PowerStore (block)', 'Fujitsu ETERNUS DX', 'Huawei FusionStorage', 'Hedvig', 'HPE Nimble', 'Inspur AS13000', 'Inspur InStorage', 'Kaminario K2', 'LightOS', 'LINSTOR',
      'NexentaStor 4 (iSCSI)', 'Open-E JovianDSS', 'ProphetStor DPL', 'QNAP', 'SandStone', 'Intel RSD', 'SPDK', 'StorPool', 'Synology', 'Veritas Access (iSCSI)', 'VMware VMDK and FCD', 'YADRO Tatlin',
    ],
    advice: 'No reference is right: snapshots can not be taken under management here, and the request ends in the status error.',
  },
  create: volumeDriver,
});

/** Inherits ManageableSnapshotsVD alone, whose methods return nothing (driver.py:2188-2272). */
export const unity = definition({
  id: 'unity',
  title: 'Unity (not implemented: answers None)',
  version: '07.02.00',
  capabilities: ['get_manageable_snapshots'],
  about: {
    products: ['Dell Unity', 'Dell VNX'],
    advice: 'No reference is right: every one is accepted and has no size, on which Cinder itself fails; unmanaging changes nothing.',
  },
  create(context) {
    const nothing = (line: number) => (): null => {
      context.rule({ text: 'The base class ManageableSnapshotsVD has a method that returns None, whatever it is asked.', upstream: { file: BASE, line } });
      return null;
    };
    return {
      manageExistingSnapshot: nothing(2217),
      manageExistingSnapshotGetSize: nothing(2230),
      unmanageSnapshot: nothing(2279),
      getManageableSnapshots() {
        context.rule({ text: 'The base class ManageableSnapshotsVD lists no snapshots.', upstream: { file: BASE, line: 2264 } });
        return [];
      },
    };
  },
});

/** Inherits neither: Python finds no such attribute. */
export const nfs = definition({
  id: 'nfs',
  title: 'NFS (not implemented: no such methods)',
  version: '1.4.0',
  capabilities: [],
  crashes: crashing('AttributeError', 'Always.', { file: NFS, line: 91 }, METHODS.filter((method) => method !== 'delete_snapshot')),
  about: {
    products: [
      'NFS', 'NetApp ONTAP', 'IBM Storwize and FlashSystem', 'IBM DS8000 and XIV', 'IBM GPFS', 'Dell PowerStore (NFS)', 'Fungible', 'KIOXIA KumoScale', 'NexentaStor 4 (NFS)', 'Quobyte', 'TOYOU ACS5000 and TYDS',
      'VAST Data', 'Veritas Cluster NFS', 'VMstore', 'Virtuozzo Storage',
    ],
    advice: 'No reference is right, and what was never managed can not be unmanaged either; a listing is empty, since Cinder takes the missing method for none.',
  },
  create(context) {
    const missing = (method: Method) => (): never => {
      context.rule({ text: 'Neither the driver nor any class that it is derived from has this method.', upstream: { file: NFS, line: 91 } });
      throw new PythonException('AttributeError', `'NfsDriver' object has no attribute '${method}'`);
    };
    return {
      manageExistingSnapshot: missing('manage_existing_snapshot'),
      manageExistingSnapshotGetSize: missing('manage_existing_snapshot_get_size'),
      unmanageSnapshot: missing('unmanage_snapshot'),
      getManageableSnapshots: missing('get_manageable_snapshots'),
    };
  },
});

/** Inherits VolumeDriver, and overrides unmanaging alone, to refuse it as well. */
export const hbsd = definition({
  id: 'hbsd',
  title: 'Hitachi VSP (not implemented: refuses to unmanage too)',
  version: '2.7.2',
  capabilities: [],
  crashes: [...NOT_IN_THE_BASE_CLASS, ...crashing('NotImplementedError', 'Always.', { file: HBSD, line: 1332 }, ['unmanage_snapshot'])],
  about: {
    products: ['Hitachi VSP', 'HPE XP', 'NEC V series'],
    advice: 'No reference is right, and no snapshot can be let go: unmanaging ends in the status error_deleting.',
  },
  create: (context) => ({
    ...volumeDriver(context),
    unmanageSnapshot() {
      context.rule({ text: 'The driver says by its own method that it does not support unmanaging of snapshots.', upstream: { file: HBSD, line: 1332 } });
      throw notImplemented('');
    },
  }),
});
