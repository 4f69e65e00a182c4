/** Drivers that answer get_size with another size than they should. */
import { CinderException } from '../../errors.ts';
import type { BackendObject, SnapshotView } from '../../interface.ts';
import { float, int, type Json } from '../../value/json.ts';
import { ceilGib, GIB, KIB, MIB } from '../../value/size.ts';
import type { Mutation } from '../mutation.ts';
import { attribute, objectNamedBy, setAttribute, snapshotsOfVolume } from './access.ts';

const TIB = KIB * GIB;

/** The reference is looked up and checked as ever; only what is answered differs. */
function answering(answer: (found: BackendObject, snapshot: SnapshotView) => Json): Mutation {
  return ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const right = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      return found ? answer(found, snapshot) : right;
    },
  });
}

function rounded(round: (bytes: number) => number): Mutation {
  return answering(({ size_bytes }) => int(round(size_bytes)));
}

/** One GiB too many for sizes from `least` on and below `limit`. */
function tooMuch(least: number, limit: number): Mutation {
  return rounded((bytes) => ceilGib(bytes) + (bytes >= least && bytes < limit ? 1 : 0));
}

/** The size of another snapshot of the same volume: the first one after sorting. */
function ofTheFirst(order: (a: BackendObject, b: BackendObject) => number): Mutation {
  return ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const right = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const [first] = [...snapshotsOfVolume(backend, snapshot)].sort(order);
      return first ? int(ceilGib(first.size_bytes)) : right;
    },
  });
}

export const SIZES = {
  'size.floor': rounded((bytes) => Math.floor(bytes / GIB)),
  'size.nearest': rounded((bytes) => Math.round(bytes / GIB)),
  'size.one-more-than-whole': rounded((bytes) => Math.floor(bytes / GIB) + 1),
  'size.decimal': rounded((bytes) => Math.ceil(bytes / 1e9)),
  'size.in-bytes': rounded((bytes) => bytes),
  'size.in-mib': rounded((bytes) => Math.ceil(bytes / MIB)),
  'size.tiny-is-nothing': rounded((bytes) => (bytes < MIB ? 0 : ceilGib(bytes))),
  'size.two-decimals': rounded((bytes) => Math.ceil(Math.round((bytes / GIB) * 100) / 100)),
  'size.single-precision': rounded((bytes) => Math.ceil(Math.fround(bytes / GIB))),
  'size.thirteen-digits': rounded((bytes) => Math.ceil(Number((bytes / GIB).toPrecision(13)))),
  'size.at-least-two': rounded((bytes) => Math.max(2, ceilGib(bytes))),
  'size.too-much.below-1-gib': tooMuch(MIB, GIB),
  'size.too-much.1-gib': tooMuch(GIB, GIB + 1),
  'size.too-much.just-above-1-gib': tooMuch(GIB + 1, GIB + MIB),
  'size.too-much.between-1-and-2-gib': tooMuch(GIB + MIB, 2 * GIB),
  'size.too-much.2-gib': tooMuch(2 * GIB, 2 * GIB + 1),
  'size.too-much.below-10-tib': tooMuch(TIB, 10 * TIB),
  'size.too-much.10-tib': tooMuch(10 * TIB, 10 * TIB + 1),
  'size.float': answering(({ size_bytes }) => float(ceilGib(size_bytes))),
  'size.not-rounded': answering(({ size_bytes }) => (size_bytes % GIB === 0 ? int(size_bytes / GIB) : float(size_bytes / GIB))),
  'size.text': answering(({ size_bytes }) => String(ceilGib(size_bytes))),
  'size.none': answering(() => null),
  'size.refuses-what-is-not-whole': answering(({ size_bytes }) => {
    if (size_bytes % GIB === 0) return int(size_bytes / GIB);
    throw new CinderException('VolumeBackendAPIException', { data: 'The size must be a whole number of GiB.' });
  }),
  'size.of-the-volume': answering((_found, { volume }) => int(volume.size)),
  'size.of-the-largest': ofTheFirst((a, b) => b.size_bytes - a.size_bytes),
  'size.of-the-oldest': ofTheFirst(() => 0),
  'size.seen-first': ({ driver, context: { backend } }) => ({
    manageExistingSnapshotGetSize(snapshot, existingRef) {
      const size = driver.manageExistingSnapshotGetSize(snapshot, existingRef);
      const found = objectNamedBy(backend, existingRef);
      const seen = found && attribute(found, 'size_seen');
      if (seen !== undefined) return seen;
      if (found) setAttribute(backend, found, 'size_seen', size);
      return size;
    },
  }),
} satisfies Record<string, Mutation>;
