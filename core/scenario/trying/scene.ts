/** What references are tried on where nobody has an array of their own: the same wishes for every array, as far as each can grant them. */
import { contentOf } from '../../backend/content.ts';
import type { DriverDefinition } from '../../definition.ts';
import { DEFAULT_OPTIONS, type BackendObject, type ExistingRef, type SnapshotId } from '../../interface.ts';
import type { Given, GivenObject } from '../given.ts';
import { prepare } from '../prepare.ts';
import { restaged, type Staging } from './restage.ts';
import type { Stage } from './stage.ts';

/** Handle of the snapshot that is to own what a reference names; it is of the volume `payroll`. */
const NEW = 'new';
/** Handle of a snapshot that Cinder has taken into its custody before, and of the object behind it. */
const MANAGED = 'managed';
/** The object that a reference names where nobody has written one. */
const FIRST = 'tuesday';

const WISHED: Readonly<Record<string, GivenObject>> = {
  [FIRST]: { snapshot_of: 'payroll', name: 'tuesday', size: '1 GiB + 1 B', content: 'payroll of Tuesday' },
  dotted: { snapshot_of: 'payroll', name: 'database.tuesday', size: '1.5 GiB' },
  spaced: { snapshot_of: 'payroll', name: 'before the upgrade', size: '2 GiB' },
  small: { snapshot_of: 'payroll', name: 'small', size: '4 MiB' },
  [MANAGED]: { snapshot_of: 'payroll', name: 'last-week', size: '2 GiB' },
  other: { snapshot_of: 'ledger', name: 'friday', size: '2 GiB' },
};

const GIVEN: Given = {
  volumes: { payroll: { size: '3 GiB', content: 'payroll' }, ledger: { size: '2 GiB', content: 'ledger' } },
  backend: WISHED,
  snapshots: { [MANAGED]: { volume: 'payroll', status: 'available' }, [NEW]: { volume: 'payroll' } },
};

/** A wish that an array can't grant. */
export interface Ungranted {
  readonly name: string;
  /** In the array's words. */
  readonly reason: string;
}

export interface Scene {
  readonly stage: Stage;
  /** The object that a reference names where nobody has written one. */
  readonly first: BackendObject | null;
  /** Ids of the objects that stand behind Cinder's snapshots; not of those that this driver can't take. */
  readonly managed: ReadonlySet<string>;
  readonly ungranted: readonly Ungranted[];
  /** What Cinder's volumes and snapshots are called here, by their ids. */
  readonly rows: ReadonlyMap<string, string>;
}

/** The scene in short steps: there may be much to set. */
export type SettingScene = Generator<undefined, Scene, undefined>;

export function sceneOf(driver: DriverDefinition): Scene {
  return finished(settingOf(driver));
}

/** The same in steps. */
export function settingOf(driver: DriverDefinition): SettingScene {
  return restaged(driver, scratch());
}

/** Goes through all steps at once. */
export function finished<Result>(steps: Generator<undefined, Result, undefined>): Result {
  let turn = steps.next();
  while (!turn.done) turn = steps.next();
  return turn.value;
}

function scratch(): Staging {
  const { world, seeds, ids } = prepare(GIVEN);
  const snapshotCalled = (handle: string): SnapshotId => ids.get(handle) as SnapshotId;
  return {
    rows: world.state(),
    objects: seeds.map((seed) => ({ seed, content: contentOf(seed.content), isInUse: false })),
    ties: new Map([[snapshotCalled(MANAGED), MANAGED]]),
    wish: { snapshot: snapshotCalled(NEW) },
    options: DEFAULT_OPTIONS,
    first: FIRST,
    names: new Map([...ids].map(([handle, id]) => [id, handle])),
  };
}

/** What a user would write for this object. */
export function referenceTo(driver: DriverDefinition, stage: Stage, { id, name, native_id, parent }: BackendObject, form: string): ExistingRef {
  const parentName = parent === null ? null : (stage.object(parent)?.name ?? null);
  return driver.referenceTo({ id: native_id ?? id, name, parentName }, form);
}
