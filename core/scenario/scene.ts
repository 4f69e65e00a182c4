/** What references are tried on: the same wishes for every array, as far as each can grant them. */
import type { DriverDefinition } from '../definition.ts';
import type { BackendObject, ExistingRef, SnapshotRow } from '../interface.ts';
import type { Given, GivenObject, GivenSnapshot } from './given.ts';
import { prepare } from './prepare.ts';
import { Stage } from './stage.ts';

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
  snapshots: { [MANAGED]: { volume: 'payroll' }, [NEW]: { volume: 'payroll' } },
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
  /** Id of the object that Cinder has already; null where this driver can't take one. */
  readonly managed: string | null;
  readonly ungranted: readonly Ungranted[];
  /** What Cinder's volumes and snapshots are called here, by their ids. */
  readonly rows: ReadonlyMap<string, string>;
}

/** Throws RangeError when the array can't even have objects of names of its own choice, which each can. */
export function sceneOf(driver: DriverDefinition): Scene {
  const { given, ungranted } = fit(driver);
  const { stage, managed } = withManaged(driver, given);
  const first = stage.objects.find(({ handle }) => handle === FIRST) ?? null;
  const rows = new Map([...prepare(given).ids].map(([handle, id]) => [id, handle]));
  return { stage, managed, ungranted, first, rows };
}

/** What is wished, an object without its name where the array can't have that: it then chooses one itself. */
function fit(driver: DriverDefinition): { readonly given: Given; readonly ungranted: readonly Ungranted[] } {
  let backend = WISHED;
  const ungranted: Ungranted[] = [];
  for (;;) {
    const given = { ...GIVEN, backend };
    const stage = Stage.of(driver, given, NEW);
    if (stage instanceof Stage) return { given, ungranted };
    const [handle = '', reason] = splitAt(stage.unsupported, ': ');
    const { name, ...nameless } = backend[handle] ?? {};
    if (name === undefined) throw new RangeError(`${driver.id} can't have the scene: ${stage.unsupported}`);
    ungranted.push({ name, reason });
    backend = { ...backend, [handle]: nameless };
  }
}

/** The stage after the driver has taken one of the objects into Cinder's custody, where it does that. */
function withManaged(driver: DriverDefinition, given: Given): Pick<Scene, 'stage' | 'managed'> {
  const before = stageOf(driver, given, MANAGED);
  const object = before.objects.find(({ handle }) => handle === MANAGED);
  const [form] = driver.referenceForms;
  const reference = object && form && referenceTo(driver, before, object, form.id);
  const { tied = null, changes = {} } = reference === undefined ? {} : before.try(reference);
  if (!object || tied?.id !== object.id) return { stage: stageOf(driver, given, NEW), managed: null };
  const left = new Map(changes.objects?.updated.map(([, to]) => [to.handle, to]));
  const row = changes.snapshots?.updated[0]?.[1];
  const snapshot = { volume: 'payroll', status: 'available', ...(row ? { row: fieldsOf(row) } : {}) };
  const after = { ...given, snapshots: { ...given.snapshots, [MANAGED]: snapshot } };
  return { stage: stageOf(placing(driver, left), after, NEW), managed: object.id };
}

/** The driver with an array that has these objects as manage has left them. */
function placing(driver: DriverDefinition, left: ReadonlyMap<string | null, BackendObject>): DriverDefinition {
  return { ...driver, place: (seed, parentName) => left.get(seed.handle) ?? driver.place(seed, parentName) };
}

/** Of Cinder's row, what a driver's answer may have changed. */
function fieldsOf({ provider_id, provider_location, volume_type_id, metadata }: SnapshotRow): NonNullable<GivenSnapshot['row']> {
  return { provider_id, provider_location, volume_type_id, metadata };
}

function stageOf(driver: DriverDefinition, given: Given, snapshot: string): Stage {
  const stage = Stage.of(driver, given, snapshot);
  if (stage instanceof Stage) return stage;
  throw new RangeError(`${driver.id} can't have the scene: ${stage.unsupported}`);
}

/** What a user would write for this object. */
export function referenceTo(driver: DriverDefinition, stage: Stage, { id, name, native_id, parent }: BackendObject, form: string): ExistingRef {
  const parentName = stage.objects.find((object) => object.id === parent)?.name ?? null;
  return driver.referenceTo({ id: native_id ?? id, name, parentName }, form);
}

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
