/**
 * What a driver inherits that does not have a method of its own.
 *
 * Source: class VolumeDriver, cinder/volume/driver.py at ab09bc39.
 */
import type { DeclaredCrash } from '../../definition.ts';
import { notImplemented, type PythonException } from '../../errors.ts';
import type { DriverContext } from '../../interface.ts';
import { rulesOf } from './rules.ts';

const UPSTREAM = 'cinder/volume/driver.py';

/** The listing of a driver that has none. */
export function listingNotImplemented(context: DriverContext): PythonException {
  rulesOf(context, UPSTREAM)(2364, 'The driver has no listing: that of the base class raises NotImplementedError.');
  return notImplemented('Get manageable snapshots not implemented.');
}

/** What a driver without a listing declares. */
export const NO_LISTING: DeclaredCrash = {
  class: 'NotImplementedError',
  methods: ['get_manageable_snapshots'],
  when: 'Always: the driver has no listing.',
  upstream: { file: UPSTREAM, line: 2364 },
};

/** Unmanaging in a driver that adds nothing to it. @param stays what this leaves as it is */
export function unmanageNothing(context: DriverContext, stays: string): null {
  rulesOf(context, UPSTREAM)(2366, `The driver adds nothing to the base class, where unmanaging does nothing: ${stays}`);
  return null;
}
