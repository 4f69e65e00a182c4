/** What HPE's two drivers tell the harness alike. */
import { CAPABILITIES, type DeclaredCrash, type DriverDefinition, type ObjectSeed, type Placement } from '../../definition.ts';
import { METHODS, type Method } from '../../interface.ts';
import type { Json } from '../../value/json.ts';
import { MIB } from '../../value/size.ts';
import { extractIdFromVolumeName } from '../common/id-from-name.ts';
import { PAGING_CRASHES } from '../common/paging-crashes.ts';
import { nameUnder } from '../common/reference-forms.ts';
import { HpeDriver } from './driver.ts';
import type { HpeLines, HpeUpstream } from './upstream.ts';

/** A virtual volume grows in steps of so many bytes. */
const STEP = 256 * MIB;
const NAME = /^[\w.-]{1,31}$/;
const MANAGING: readonly Method[] = ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'];
/** Where each method sends its first request. */
const REQUESTS: Readonly<Record<Method, keyof HpeLines>> = {
  manage_existing_snapshot_get_size: 'sizeLookup',
  manage_existing_snapshot: 'manageLookup',
  unmanage_snapshot: 'unmanageModify',
  get_manageable_snapshots: 'list',
  delete_snapshot: 'delete',
};

type Shared = Pick<DriverDefinition, 'capabilities' | 'referenceForms' | 'referenceTo' | 'referenceToNothing' | 'create' | 'place' | 'crashes'>;

/** @param faults the classes of the client's errors when the array fails, and when its answer does not come */
export function hpeDefinition(upstream: HpeUpstream, faults: readonly [fails: string, answerLost: string]): Shared {
  return {
    capabilities: CAPABILITIES,
    // source-id is no way to name any snapshot: only one that Cinder has unmanaged, and manage crashes behind the rename.
    ...nameUnder('source-name'),
    create: (context) => new HpeDriver(context, upstream),
    place: (seed) => place(seed, upstream.encodeName),
    crashes: crashesOf(upstream, faults),
  };
}

function place(seed: ObjectSeed, encodeName: (id: Json) => string): Placement | { readonly unsupported: string } {
  if (seed.volume_name !== undefined) {
    const nameId = extractIdFromVolumeName(seed.volume_name) ?? seed.volume_id ?? seed.handle;
    return { name: `osv-${encodeName(nameId)}`, size_bytes: wholeSteps(seed) };
  }
  const name = seed.name ?? seed.handle;
  if (!NAME.test(name)) return { unsupported: 'A name on this array is 1 to 31 letters, digits, dots, hyphens and underscores.' };
  return { name, size_bytes: wholeSteps(seed) };
}

function wholeSteps({ size_bytes }: ObjectSeed): number {
  return Math.max(1, Math.ceil(size_bytes / STEP)) * STEP;
}

function crashesOf({ file, lines }: HpeUpstream, [fails, answerLost]: readonly [string, string]): readonly DeclaredCrash[] {
  const at = (line: number): { upstream: DeclaredCrash['upstream'] } => ({ upstream: { file, line } });
  return [
    { class: 'TypeError', methods: MANAGING, when: 'The reference is null, a number or a boolean.', ...at(lines.sourceName) },
    { class: 'TypeError', methods: MANAGING, when: 'The reference is a text or a list that holds the name of a key.', ...at(lines.sourceName + 1) },
    { class: 'TypeError', methods: ['manage_existing_snapshot_get_size'], when: 'source-name is no text.', ...at(lines.managedPrefix) },
    { class: 'AttributeError', methods: MANAGING, when: 'There is no source-name, and source-id is no text.', ...at(lines.encodeName) },
    { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The name is that of a volume: it says of no volume that it is a copy of it.', ...at(lines.parent) },
    { class: 'KeyError', methods: ['manage_existing_snapshot'], when: 'The reference has source-id alone; the snapshot is renamed all the same.', ...at(lines.logName) },
    ...['SyntaxError', 'ValueError', 'TypeError', 'UnicodeEncodeError'].map((name) => ({
      class: name, methods: ['manage_existing_snapshot'] as const, when: 'The comment on the array is no Python dict, and no new name was asked for.', ...at(lines.commentValue),
    })),
    { class: 'HTTPConflict', methods: ['manage_existing_snapshot'], when: 'The new name is taken.', ...at(lines.modify) },
    { class: 'HTTPConflict', methods: ['unmanage_snapshot'], when: 'The new name is taken.', ...at(lines.unmanageModify) },
    { class: 'HTTPNotFound', methods: ['unmanage_snapshot'], when: 'The snapshot is gone from the array.', ...at(lines.unmanageModify) },
    ...METHODS.flatMap((method) => [
      { class: fails, methods: [method], when: 'The array fails a request.', ...at(lines[REQUESTS[method]]) },
      { class: answerLost, methods: [method], when: "The array's answer does not come in time.", ...at(lines[REQUESTS[method]]) },
    ]),
    { class: fails, methods: ['manage_existing_snapshot'], when: 'The array fails to rename the snapshot.', ...at(lines.modify) },
    { class: answerLost, methods: ['manage_existing_snapshot'], when: "The array's answer to the rename does not come in time.", ...at(lines.modify) },
    ...PAGING_CRASHES,
  ];
}
