/**
 * Which classes of input the steps of a scenario bring before a driver, or before Cinder. They are read off the
 * scenario's text: off the step, and off what stands before it. Nobody declares them.
 */
import type { Method } from '../interface.ts';
import { get } from '../value/json.ts';
import { GIB } from '../value/size.ts';
import { Course, stopsHalfWay, type End, type ObjectSoFar } from './course.ts';
import type { InputClass } from './input-classes.ts';
import type { ApiStep, ApiVerb, DriverStep, FaultStep, Scenario, Step } from './scenario.ts';
import { subjectOf, type Subject } from './step-subject.ts';

/** What is asked in a step. */
export interface StepInput {
  /** With a request to the API. */
  readonly verb?: ApiVerb;
  /** The driver's methods that are called: by the step, or by Cinder on its way. */
  readonly methods: readonly Method[];
  readonly classes: ReadonlySet<InputClass>;
}

const NOTHING: StepInput = { methods: [], classes: new Set() };

/** Step by step. A step that looks or waits is about what was asked last, one that settles about what was left half-way. */
export function inputsOf({ given = {}, steps }: Scenario): StepInput[] {
  const course = new Course(given);
  let last = NOTHING;
  let halfWay = NOTHING;
  return steps.map((step) => {
    if ('driver' in step || 'api' in step) {
      last = asked(course, step);
      if ('api' in step && stopsHalfWay(step)) halfWay = last;
      return last;
    }
    if ('settle' in step) {
      if (step.settle === 'done') course.settled(endOf(step) ?? 'done');
      return (last = { ...halfWay, classes: new Set<InputClass>([...halfWay.classes, 'cinder.half-way']) });
    }
    if ('event' in step) course.happen(step);
    if ('fault' in step) course.arm(step.fault);
    if ('service' in step) course.serve(step.service);
    if ('clock' in step) course.daysPassed = true;
    if (!('clock' in step || 'look' in step)) return NOTHING;
    return { ...last, classes: new Set(course.daysPassed ? [...last.classes, 'before.days' as const] : last.classes) };
  });
}

function asked(course: Course, step: DriverStep | ApiStep): StepInput {
  const subject = subjectOf(step, course.names());
  const end = endOf(step);
  const methods = 'driver' in step ? [step.driver] : end === 'refused' ? [] : METHODS_OF[step.api];
  const faults = course.strike(methods);
  const objects = methods.includes('get_manageable_snapshots') ? course.listed() : [course.objectOf(subject) ?? []].flat();
  const classes = new Set([
    ...(subject.reference ?? course.snapshots.get(subject.snapshot ?? '')?.named)?.classes ?? [],
    ...objects.flatMap((object) => classesOfObject(object, subject, course)),
    ...faults.flatMap(classesOfFault),
    ...('api' in step ? classesOfRequest(course, step, subject) : []),
    ...(isListing(step) ? ['cinder.listing' as const] : []),
    ...(course.isSetUpOtherwise(subject) ? ['cinder.set-up' as const] : []),
    ...(course.daysPassed ? ['before.days' as const] : []),
  ]);
  course.ended(step, subject, end ?? (faults.length > 0 ? 'failed' : 'done'));
  return { ...('api' in step ? { verb: step.api } : {}), methods, classes };
}

/** What Cinder calls when it has taken a request. */
const METHODS_OF: Readonly<Record<ApiVerb, readonly Method[]>> = {
  manage: ['manage_existing_snapshot_get_size', 'manage_existing_snapshot'],
  unmanage: ['unmanage_snapshot'],
  delete: ['delete_snapshot'],
  list_manageable: ['get_manageable_snapshots'],
  show: [],
  reset_status: [],
  list: [],
};

/** How the step is to end, by all that it expects; undefined when it does not say. */
function endOf({ expect = [], expect_for = {} }: Step): End | undefined {
  const expected = [...expect, ...Object.values(expect_for).flat()];
  if (expected.some(({ raises, crashes, http = 0 }) => raises !== undefined || crashes !== undefined || http >= 400)) return 'refused';
  const statuses = expected.flatMap(({ then }) => (then && get(then, 'status')) ?? []);
  if (statuses.includes('error') || statuses.includes('error_deleting')) return 'failed';
  return statuses.includes('available') || statuses.includes('deleted') ? 'done' : undefined;
}

function classesOfObject({ isVolume, parent, bytes, owner, before }: ObjectSoFar, { snapshot, volume }: Subject, { snapshots }: Course): InputClass[] {
  const right = volume ?? snapshots.get(snapshot ?? '')?.volume;
  return [
    ...(isVolume ? ['object.volume' as const] : []),
    ...(!isVolume && right !== undefined && parent !== right ? ['object.of-another' as const] : []),
    ...(owner !== undefined && owner !== snapshot ? ['object.owned' as const] : []),
    ...classesOfSize(bytes),
    ...before,
  ];
}

const HUGE = 1024 * GIB;

function classesOfSize(bytes: number): InputClass[] {
  const rest = bytes % GIB;
  const huge = bytes >= HUGE - 1 ? ['size.huge' as const] : [];
  if (bytes === 0) return ['size.zero'];
  if (rest === 0) return ['size.whole', ...huge];
  if (rest === GIB - 1) return ['size.byte-less', ...huge];
  if (bytes < GIB) return ['size.small'];
  return [rest === 1 ? 'size.byte-more' : 'size.between', ...huge];
}

function classesOfFault({ at, effect }: FaultStep['fault']): InputClass[] {
  if (at === 'model-update') return ['fault.model-update'];
  if (effect === 'done-but-answer-lost') return ['fault.answer-lost'];
  // Whatever request comes first, of either kind.
  if (at === 'any') return ['fault.lookup', 'fault.write'];
  return [at === 'lookup' ? 'fault.lookup' : 'fault.write'];
}

function classesOfRequest(course: Course, step: ApiStep, subject: Subject): InputClass[] {
  const snapshot = step.api === 'manage' ? undefined : course.snapshots.get(subject.snapshot ?? '');
  const isHalfWay = snapshot?.isHalfWay ?? stopsHalfWay(step);
  const isSound = step.api === 'manage' ? course.hasSoundVolume(subject) : SOUND.includes(snapshot?.status ?? 'available');
  return [
    ...course.classesOfServices(),
    ...('raw' in step ? ['cinder.raw' as const] : []),
    ...(isHalfWay ? ['cinder.half-way' as const] : []),
    ...(isSound || isHalfWay ? [] : ['cinder.status' as const]),
    ...(snapshot?.status === 'error' ? ['before.failed' as const] : []),
    ...(step.api === 'manage' && course.lacksQuota(subject) ? ['cinder.quota' as const] : []),
  ];
}

/** Statuses in which a snapshot can be let go. */
const SOUND = ['available', 'error'];
/** Parameters of listings, of the driver's and of the API's. */
const LISTING = ['marker', 'limit', 'offset', 'sort', 'sort_key', 'sort_keys', 'sort_dir', 'sort_dirs'];

function isListing(step: DriverStep | ApiStep): boolean {
  const parameters = Object.keys('query' in step ? step.query : step);
  return parameters.some((name) => LISTING.includes(name));
}
