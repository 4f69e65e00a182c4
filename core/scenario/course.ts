/**
 * The course of a scenario as its text has it, nothing being played: what objects and snapshots there are before each
 * step, and what has become of them by then.
 */
import { ceilGib, GIB, parseSize } from '../value/size.ts';
import type { InputClass } from './input-classes.ts';
import type { Names } from './reference-class.ts';
import type { Given, GivenObject, ServiceState } from './given.ts';
import type { ApiStep, DriverStep, EventStep, FaultStep, ServiceStep } from './scenario.ts';
import type { Subject } from './step-subject.ts';

export interface ObjectSoFar {
  readonly isVolume: boolean;
  /** Handle of the volume that a snapshot is of. */
  readonly parent: string | undefined;
  bytes: number;
  name: string;
  /** Handle of Cinder's snapshot that it stands behind. */
  owner?: string | undefined;
  /** What happened to it. */
  readonly before: Set<InputClass>;
}

export interface SnapshotSoFar {
  readonly volume: string;
  status: string;
  /** How its object was named when it was managed, and which object that was. */
  named?: Subject['reference'];
  /** What it is charged with, in GiB. */
  gib: number;
  /** Whether it has been asked of Cinder, and not yet carried out. */
  isHalfWay: boolean;
}

/** How a step is to end: refused at once, accepted and failed, or done. */
export type End = 'refused' | 'failed' | 'done';

type Fault = FaultStep['fault'];

export class Course {
  readonly given: Given;
  readonly objects = new Map<string, ObjectSoFar>();
  readonly snapshots = new Map<string, SnapshotSoFar>();
  daysPassed = false;
  /** Of each backend's service, what was said last. */
  readonly #services = new Map<string, ServiceState>();
  #armed: { readonly fault: Fault; times: number }[] = [];

  constructor(given: Given) {
    this.given = given;
    for (const [backend, state] of Object.entries(given.backends ?? {})) this.#services.set(backend, state);
    for (const [handle, { size, on_backend }] of Object.entries(given.volumes ?? {})) {
      if (on_backend !== false) this.objects.set(handle, newObject(handle, undefined, parseSize(size)));
    }
    for (const [handle, object] of Object.entries(given.backend ?? {})) this.#add(handle, object);
    for (const [handle, { volume, status }] of Object.entries(given.snapshots ?? {})) {
      this.snapshots.set(handle, { ...newSnapshot(volume, this.gibOf(volume)), status: status ?? 'creating' });
    }
  }

  /** Size of one of Cinder's volumes. */
  gibOf(volume: string | undefined): number {
    const size = this.given.volumes?.[volume ?? '']?.size;
    return size === undefined ? 0 : ceilGib(parseSize(size));
  }

  /** Names of the objects that are there. */
  names(): Names {
    const there = [...this.objects].filter(([, { before }]) => !before.has('before.removed'));
    return new Map(there.map(([handle, { name }]) => [handle, name]));
  }

  /** The object that a step is about: by its own reference, else the one behind its snapshot. */
  objectOf({ reference, snapshot }: Subject): ObjectSoFar | undefined {
    const named = reference ?? this.snapshots.get(snapshot ?? '')?.named;
    return this.objects.get(named?.object ?? '');
  }

  /** What a listing shows. */
  listed(): ObjectSoFar[] {
    return [...this.objects.values()].filter(({ isVolume, before }) => !isVolume && !before.has('before.removed'));
  }

  /** Whether snapshots can be taken of the volume. */
  hasSoundVolume({ volume }: Subject): boolean {
    return ['available', 'in-use'].includes(this.given.volumes?.[volume ?? '']?.status ?? 'available');
  }

  /** Whether the configuration, or the volume, is none that every scenario has. */
  isSetUpOtherwise({ volume, snapshot }: Subject): boolean {
    const row = this.given.volumes?.[volume ?? this.snapshots.get(snapshot ?? '')?.volume ?? ''];
    const { config, options, backends = {} } = this.given;
    return config !== undefined || options !== undefined || Object.keys(backends).length > 1 || row?.on_backend === false || row?.migrated === true;
  }

  /** Whether one more snapshot of this volume and this object goes over a limit. */
  lacksQuota(subject: Subject): boolean {
    const { snapshots = Infinity, gigabytes = Infinity } = this.given.quota ?? {};
    const charged = [...this.snapshots].filter(([handle, { status }]) => !(handle in (this.given.snapshots ?? {})) && status !== 'deleted');
    const inUse = charged.reduce((sum, [, { gib }]) => sum + gib, 0);
    const wanted = Math.max(this.gibOf(subject.volume), ceilGib(this.objectOf(subject)?.bytes ?? 0));
    return charged.length + 1 > snapshots || inUse + wanted > gigabytes;
  }

  happen({ event, object: handle, size, ...fields }: EventStep): void {
    const object = this.objects.get(handle);
    if (event === 'add') this.#add(handle, { ...fields, ...(size === undefined ? {} : { size }) });
    else if (event === 'detach') object?.before.delete('before.busy');
    else object?.before.add(MARKS[event]);
    if (object && event === 'grow' && size !== undefined) object.bytes = parseSize(size);
    if (object && event === 'rename') object.name = fields.name ?? '';
  }

  /** Something becomes of a service, or of the only one. */
  serve({ backend = 'backend', ...state }: ServiceStep['service']): void {
    this.#services.set(backend, { ...this.#services.get(backend), ...state });
  }

  /** What is wrong with services, whichever backends they have. */
  classesOfServices(): InputClass[] {
    return [...this.#services.values()].flatMap(({ up = true, disabled = false, frozen = false, initialized = true }) => [
      ...(initialized ? [] : ['fault.not-initialised' as const]),
      ...(up && !disabled && !frozen ? [] : ['fault.service' as const]),
    ]);
  }

  arm(fault: Fault): void {
    this.#armed.push({ fault, times: fault.times ?? 1 });
  }

  /** The faults that strike when these methods are called; each then has one time less to come. */
  strike(methods: readonly string[]): Fault[] {
    const striking = this.#armed.filter(({ fault }) => methods.includes(fault.during));
    for (const armed of striking) armed.times -= 1;
    this.#armed = this.#armed.filter(({ times }) => times > 0);
    return striking.map(({ fault }) => fault);
  }

  /** What a step that has ended so leaves behind. */
  ended(step: DriverStep | ApiStep, subject: Subject, end: End): void {
    const verb = 'driver' in step ? VERBS[step.driver] : step.api;
    const isApi = 'api' in step;
    if (verb === 'manage') this.#managed(subject, end, isApi, isApi && stopsHalfWay(step));
    else if (verb === 'unmanage' || verb === 'delete') this.#letGo(subject, end, verb);
    else if ('status' in step && subject.snapshot !== undefined && end === 'done') this.#snapshot(subject).status = step.status;
  }

  /** Cinder carries out all that it has been asked for. */
  settled(end: End): void {
    for (const [handle, snapshot] of this.snapshots) {
      if (snapshot.isHalfWay) this.#managed({ snapshot: handle, volume: snapshot.volume, reference: snapshot.named }, end, true, false);
    }
  }

  #managed(subject: Subject, end: End, isApi: boolean, isHalfWay: boolean): void {
    const object = this.objectOf(subject);
    if (end === 'refused' && isApi) return;
    const snapshot = this.#snapshot(subject);
    snapshot.named = subject.reference;
    snapshot.isHalfWay = isHalfWay;
    if (isHalfWay) return;
    snapshot.status = end === 'done' ? 'available' : 'error';
    if (end !== 'done') object?.before.add('before.failed');
    if (end !== 'done' || !object) return;
    object.owner = subject.snapshot;
    snapshot.gib = ceilGib(object.bytes);
  }

  #letGo(subject: Subject, end: End, verb: 'unmanage' | 'delete'): void {
    if (end === 'refused') return;
    const object = this.objectOf(subject);
    const snapshot = this.#snapshot(subject);
    snapshot.status = end === 'failed' ? 'error_deleting' : 'deleted';
    if (end === 'failed') object?.before.add('before.failed');
    else object?.before.add(verb === 'delete' ? 'before.removed' : 'before.unmanaged');
    if (end === 'done' && object?.owner === subject.snapshot) delete object?.owner;
  }

  /** The snapshot that a step is about, which comes into being if need be. */
  #snapshot({ snapshot: handle = '', volume = '' }: Subject): SnapshotSoFar {
    const known = this.snapshots.get(handle) ?? newSnapshot(volume, this.gibOf(volume));
    this.snapshots.set(handle, known);
    return known;
  }

  #add(handle: string, { snapshot_of, size, name, attributes }: GivenObject): void {
    const bytes = size === undefined ? this.objects.get(snapshot_of ?? '')?.bytes : parseSize(size);
    const object = newObject(name ?? handle, snapshot_of, bytes ?? GIB);
    if (attributes?.entries.some(([key]) => IN_USE.includes(key))) object.before.add('before.busy');
    this.objects.set(handle, object);
  }
}

/** Whether a request is left before Cinder has carried it out. */
export function stopsHalfWay(step: ApiStep): boolean {
  return 'settle' in step && step.settle !== 'done';
}

function newObject(name: string, parent: string | undefined, bytes: number): ObjectSoFar {
  return { isVolume: parent === undefined, parent, bytes, name, before: new Set() };
}

function newSnapshot(volume: string, gib: number): SnapshotSoFar {
  return { volume, status: 'creating', gib, isHalfWay: false };
}

/** Attributes by which an array says that something hangs on an object. */
const IN_USE = ['open', 'children'];

const MARKS = {
  grow: 'before.grown',
  rename: 'before.renamed',
  write: 'before.rewritten',
  remove: 'before.removed',
  attach: 'before.busy',
} as const satisfies Partial<Record<EventStep['event'], InputClass>>;

/** What a driver's method does to the snapshot, in the words of the API. */
const VERBS: Readonly<Record<DriverStep['driver'], 'manage' | 'unmanage' | 'delete' | undefined>> = {
  manage_existing_snapshot: 'manage',
  unmanage_snapshot: 'unmanage',
  delete_snapshot: 'delete',
  manage_existing_snapshot_get_size: undefined,
  get_manageable_snapshots: undefined,
};
