/**
 * PowerMax's own listing: what is shown, and how it is sorted and cut.
 *
 * Source: cinder/volume/drivers/dell_emc/powermax/common.py:3899-4001 and utils.py:1113-1147 at ab09bc39.
 */
import { PythonException } from '../../errors.ts';
import type { ListingQuery } from '../../interface.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { pyFloat } from '../../value/floats.ts';
import { int, isInt, isList, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr, pyTypeName } from '../../value/python.ts';
import { textRepr } from '../../value/text-repr.ts';
import { hasKey } from '../common/python-mapping.ts';
import { typeError } from '../common/python-errors.ts';
import type { NoteRule } from '../common/rules.ts';
import { PREFIX } from './names.ts';
import { literal, type Device, type Snap } from './unisphere.ts';

/** The least that a volume of 1 GiB has: 547 cylinders. */
const LEAST_MB = 1026;

/** An entry, with what entries are sorted by. */
export interface Listed {
  readonly name: string;
  readonly deviceId: string;
  /** GiB. */
  readonly size: number;
  readonly entry: JsonObject;
}

/** The entry of a device: its first snapshot, where device and snapshot are of the usual kind. Raises ValueError, OverflowError. */
export function listed(device: Device): Listed | undefined {
  const [snap] = device.snapshots;
  if (!snap || !isUsual(device) || !isManageable(snap)) return undefined;
  return { name: snap.name, deviceId: pyStr(device.id), size: device.capGb, entry: entryOf(device, snap) };
}

function isUsual({ capMb, capGb, attributes }: Device): boolean {
  return (
    capMb >= LEAST_MB &&
    Number.isInteger(capGb) &&
    attributes('emulationType', 'FBA') === 'FBA' &&
    attributes('configuration', 'TDEV') === 'TDEV' &&
    !pyTruthy(attributes('private', false)) &&
    !pyTruthy(attributes('system_resource', false))
  );
}

function isManageable({ name, expired, generation }: Snap): boolean {
  return !name.startsWith(PREFIX) && !name.startsWith('temp-') && !expired && generation <= 0n;
}

function entryOf({ id, capGb }: Device, snap: Snap): JsonObject {
  return object([
    ['reference', object([['source-name', snap.name]])],
    ['safe_to_manage', true],
    ['size', int(capGb)],
    ['reason_not_safe', null],
    ['cinder_id', null],
    ['extra_info', extraInfoOf(snap)],
    ['source_reference', object([['source-id', id]])],
  ]);
}

function extraInfoOf({ generation, snapId, secured, timeToLive, timestamp }: Snap): JsonObject {
  const made = timeText(timestamp.toString().slice(0, -3));
  return object([
    ['generation', int(generation)],
    ['snap_id', int(snapId)],
    ['secured', secured],
    ['timeToLive', timeToLive > 0n ? timeText(timeToLive.toString()) : 'N/A'],
    ['timestamp', made],
  ]);
}

/** A time as a service shows it whose time zone is UTC. Raises ValueError, OverflowError. @param seconds since 1970, as text */
function timeText(seconds: string): string {
  const value = pyFloat(seconds);
  if (value === undefined) throw new PythonException('ValueError', `could not convert string to float: ${textRepr(seconds)}`);
  const time = new Date(Math.floor(value) * 1000);
  if (Number.isNaN(time.getTime())) throw new PythonException('OverflowError', 'timestamp out of range for platform time_t');
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = [time.getUTCFullYear(), two(time.getUTCMonth() + 1), two(time.getUTCDate())].join('/');
  return `${date}, ${[time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(':')}`;
}

/**
 * The page that the query asks for, by rules of its own: the marker is a snapshot's name and stands on the page itself, a
 * limit of 0 is none. Raises VolumeBackendAPIException for a marker that is not there or comes first.
 */
export function pageOf(all: readonly Listed[], { marker, limit, offset, sort_keys, sort_dirs }: ListingQuery, rule: NoteRule): readonly JsonObject[] {
  rule(3921, 'Sorted by the first key alone, reference or size; any other key leaves the order by device.');
  const sorted = sortedBy(sort_keys, sort_dirs, all.toSorted((a, b) => compareCodePoints(a.deviceId, b.deviceId)));
  const behind = pyTruthy(marker) ? sorted.slice(indexOf(marker, sorted, rule)) : sorted;
  rule(3952, 'The offset is taken off, then the limit cuts; a limit of 0 is none, and negative ones count from the end.');
  const from = pyTruthy(offset) ? behind.slice(sliceIndex(offset)) : behind;
  const page = pyTruthy(limit) ? from.slice(0, sliceIndex(limit)) : from;
  return page.map(({ entry }) => entry);
}

function sortedBy(keys: Json, directions: Json, all: readonly Listed[]): readonly Listed[] {
  if (!pyTruthy(keys)) return all;
  const sign = pyTruthy(directions) && hasKey(first(directions), 'desc') ? -1 : 1;
  const key = first(keys);
  if (key === 'size') return all.toSorted((a, b) => sign * (a.size - b.size));
  if (key === 'reference') return all.toSorted((a, b) => sign * compareCodePoints(a.name, b.name));
  return all;
}

function indexOf(marker: Json, all: readonly Listed[], rule: NoteRule): number {
  rule(3942, 'The marker is the name of a snapshot, which begins the page; the first of all counts as not found.');
  const index = all.findLastIndex(({ name }) => name === marker);
  if (index <= 0) throw literal(`Snapshot marker ${pyStr(marker)} not found, marker provided must be a valid PowerMax/VMAX snapshot ID`);
  return index;
}

/** `value[0]`, of a value that is not empty. */
function first(value: Json): Json {
  if (isList(value)) return value[0] ?? null;
  if (typeof value === 'string') return [...value][0] ?? null;
  if (isObject(value)) throw new PythonException('KeyError', '0', ['KeyError', 'LookupError']);
  throw typeError(`'${pyTypeName(value)}' object is not subscriptable`);
}

function sliceIndex(value: Json): number {
  if (isInt(value)) return Number(value.int);
  if (value === true) return 1;
  throw typeError('slice indices must be integers or None or have an __index__ method');
}
