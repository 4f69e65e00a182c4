/** Drivers that take references which they should refuse, refuse them in a wrong way, or take them for another object. */
import { CinderException, PythonException } from '../../errors.ts';
import type { BackendObject, DriverContext, ExistingRef, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { get, int, isInt, isList, isObject, type Json } from '../../value/json.ts';
import { pyRepr, pyStr } from '../../value/python.ts';
import { ceilGib } from '../../value/size.ts';
import type { Mutation } from '../mutation.ts';
import { invalidReference, namedBy, referenceTo, snapshotsOfVolume } from './access.ts';

type Method = 'manageExistingSnapshotGetSize' | 'manageExistingSnapshot';
const GET_SIZE: Method = 'manageExistingSnapshotGetSize';
const MANAGE: Method = 'manageExistingSnapshot';

/** One of the two methods that take a reference, replaced. */
function instead(method: Method, call: (parts: Call) => Json): Mutation {
  return ({ driver, context }) => {
    const replaced = (snapshot: SnapshotView, existingRef: ExistingRef): Json =>
      call({ driver, context, snapshot, existingRef, right: (reference = existingRef) => driver[method](snapshot, reference) });
    return { [method]: replaced };
  };
}

interface Call {
  readonly driver: VolumeSnapshotManagementDriver;
  readonly context: DriverContext;
  readonly snapshot: SnapshotView;
  readonly existingRef: ExistingRef;
  /** What the good driver answers: to the same reference, or to another. */
  readonly right: (reference?: ExistingRef) => Json;
}

/** A bad reference is taken for the volume's first snapshot. */
function takes(method: Method, isBad: (existingRef: ExistingRef) => boolean): Mutation {
  return instead(method, ({ context: { backend }, snapshot, existingRef, right }) => {
    const [first] = isBad(existingRef) ? snapshotsOfVolume(backend, snapshot) : [];
    return first ? right(referenceTo(first)) : right();
  });
}

/** Whatever stands under one of the keys that the driver knows. */
function named(existingRef: ExistingRef): Json | undefined {
  if (!isObject(existingRef)) return undefined;
  const name = get(existingRef, 'source-name');
  return name === undefined ? get(existingRef, 'source-id') : name;
}

const BAD: Readonly<Record<string, (existingRef: ExistingRef) => boolean>> = {
  null: (existingRef) => existingRef === null,
  'an-empty-object': (existingRef) => isObject(existingRef) && existingRef.entries.length === 0,
  'an-empty-text': (existingRef) => existingRef === '',
  'an-empty-list': (existingRef) => isList(existingRef) && existingRef.length === 0,
  'a-number': (existingRef) => existingRef !== null && typeof existingRef === 'object' && isInt(existingRef),
  'an-unknown-key': (existingRef) => isObject(existingRef) && existingRef.entries.length > 0 && named(existingRef) === undefined,
  'null-as-name': (existingRef) => named(existingRef) === null,
  'an-empty-name': (existingRef) => named(existingRef) === '',
  'a-number-as-name': (existingRef) => isInt(named(existingRef) ?? null),
  'a-boolean-as-name': (existingRef) => typeof named(existingRef) === 'boolean',
  'a-list-as-name': (existingRef) => isList(named(existingRef) ?? null),
  'an-object-as-name': (existingRef) => isObject(named(existingRef) ?? null),
};

/** A name that is not there is taken for one that is like it in some way. */
function takesSimilar(method: Method, isLike: IsLike): Mutation {
  return instead(method, ({ context: { backend }, snapshot, existingRef, right }) => {
    const name = namedBy(existingRef);
    if (name === undefined || name === '' || backend.named(name).length > 0) return right();
    const all = snapshotsOfVolume(backend, snapshot);
    const similar = all.find((existing) => isLike(name, existing, all));
    return similar ? right(referenceTo(similar)) : right();
  });
}

type IsLike = (name: string, existing: BackendObject, all: readonly BackendObject[]) => boolean;

const LIKE: Readonly<Record<string, IsLike>> = {
  'the-beginning': (name, existing) => existing.name.startsWith(name),
  'more-than-the-name': (name, existing) => name.startsWith(existing.name),
  'any-case': (name, existing) => existing.name.toLowerCase() === name.toLowerCase(),
  'spaces-around': (name, existing) => existing.name === name.trim(),
  'a-word-unlike-any-name': (name, _existing, all) => /^[a-z-]+$/.test(name) && !threeLetters(name).some((part) => all.some((other) => other.name.includes(part))),
};

function threeLetters(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
}

/** The right refusal is replaced by another exception. */
function raising(method: Method, when: (existingRef: ExistingRef) => boolean, other: (existingRef: ExistingRef) => Error): Mutation {
  return instead(method, ({ existingRef, right }) => {
    try {
      return right();
    } catch (refusal) {
      const invalid = refusal instanceof CinderException && refusal.className === 'ManageExistingInvalidReference';
      throw invalid && when(existingRef) ? other(existingRef) : refusal;
    }
  });
}

const NAMES_NOTHING = (existingRef: ExistingRef): boolean => (namedBy(existingRef) ?? namedBy(existingRef, 'source-id') ?? '') !== '';
const HAS_NO_KEY = (existingRef: ExistingRef): boolean => isObject(existingRef) && named(existingRef) === undefined;

const backendError = (existingRef: ExistingRef): Error => new CinderException('VolumeBackendAPIException', { data: `There is no ${pyStr(existingRef)}.` });
const invalidInput = (existingRef: ExistingRef): Error => new CinderException('InvalidInput', { reason: `There is no ${pyStr(existingRef)}.` });
const keyError = (): Error => new PythonException('KeyError', pyRepr('source-name'));
const attributeError = (existingRef: ExistingRef): Error =>
  new PythonException('AttributeError', `'${existingRef === null ? 'NoneType' : 'str'}' object has no attribute 'get'`);

/** The same fault in get_size and in manage, which a driver may well have in one of them only. */
function inBoth(name: string, fault: (method: Method) => Mutation): Record<string, Mutation> {
  return { [`get-size.${name}`]: fault(GET_SIZE), [`manage.${name}`]: fault(MANAGE) };
}

function forEach<Kind>(kinds: Readonly<Record<string, Kind>>, faults: (what: string, kind: Kind) => Record<string, Mutation>): Record<string, Mutation> {
  return Object.fromEntries(Object.entries(kinds).flatMap(([what, kind]) => Object.entries(faults(what, kind))));
}

export const REFERENCES: Readonly<Record<string, Mutation>> = {
  ...forEach(BAD, (what, isBad) => inBoth(`takes.${what}`, (method) => takes(method, isBad))),
  ...forEach(LIKE, (what, isLike) => inBoth(`takes.${what}`, (method) => takesSimilar(method, isLike))),
  ...inBoth('wrong-class.names-nothing', (method) => raising(method, NAMES_NOTHING, backendError)),
  'get-size.wrong-class.not-found': raising(GET_SIZE, NAMES_NOTHING, (existingRef) => new CinderException('SnapshotNotFound', { snapshot_id: pyStr(existingRef) })),
  'get-size.crashes.half-a-name': raising(GET_SIZE, NAMES_NOTHING, () => new PythonException('ValueError', 'not enough values to unpack (expected 2, got 1)')),
  ...inBoth('wrong-class.invalid-input', (method) => raising(method, () => true, invalidInput)),
  ...inBoth('crashes.no-key', (method) => raising(method, HAS_NO_KEY, keyError)),
  ...inBoth('crashes.no-object', (method) => raising(method, (existingRef) => !isObject(existingRef), attributeError)),
  ...inBoth('refuses-everything', (method) =>
    instead(method, ({ existingRef }) => {
      throw invalidReference(existingRef, 'No.');
    }),
  ),
  ...inBoth('knows-volumes-by-id', (method) =>
    instead(method, ({ snapshot, existingRef, right }) => {
      if (snapshot.volume_name !== `volume-${snapshot.volume_id}`) throw invalidReference(existingRef, 'This is a snapshot of another volume.');
      return right();
    }),
  ),
  'get-size.looks-at-nothing': ({ driver }) => ({
    manageExistingSnapshotGetSize: (snapshot, existingRef) => (namedBy(existingRef) === undefined ? driver.manageExistingSnapshotGetSize(snapshot, existingRef) : int(snapshot.volume.size)),
  }),
  'both.take-any-volumes': (parts) => ({ ...takesAnyVolumes(GET_SIZE)(parts), ...takesAnyVolumes(MANAGE)(parts) }),
  ...inBoth('takes-any-volumes', takesAnyVolumes),
  'get-size.takes-volumes': instead(GET_SIZE, ({ context: { backend }, existingRef, right }) => {
    const volume = plainVolume(backend.named(namedBy(existingRef) ?? ''));
    return volume ? int(ceilGib(volume.size_bytes)) : right();
  }),
  'manage.takes-volumes': instead(MANAGE, ({ context: { backend }, snapshot, existingRef, right }) => {
    const volume = plainVolume(backend.named(namedBy(existingRef) ?? ''));
    if (!volume) return right();
    backend.rename(volume.id, snapshot.name);
    return null;
  }),
};

/** A snapshot is looked for under the volume that it is of. */
function takesAnyVolumes(method: Method): Mutation {
  return instead(method, ({ driver, context, snapshot, existingRef, right }) => {
    const other = otherVolumeOf(context, snapshot, existingRef);
    return other === undefined ? right() : driver[method]({ ...snapshot, volume_name: other }, existingRef);
  });
}

function plainVolume(objects: readonly BackendObject[]): BackendObject | undefined {
  return objects.find(({ kind }) => kind === 'volume');
}

/** The name of the volume that the named snapshot is of, when that is not the snapshot's own. */
function otherVolumeOf({ backend }: DriverContext, { volume_name }: SnapshotView, existingRef: ExistingRef): string | undefined {
  const found = backend.named(namedBy(existingRef) ?? '').find(({ kind }) => kind === 'snapshot');
  const parent = found?.parent ? backend.get(found.parent) : undefined;
  return parent && parent.name !== volume_name ? parent.name : undefined;
}
