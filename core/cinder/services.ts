/**
 * Cinder's volume services: which one has a backend, and whether it may be asked.
 *
 * Source: cinder/volume/api.py:2003, cinder/db/api.py (service_get, is_backend_frozen) at ab09bc39.
 */
import { CinderException } from '../errors.ts';
import type { ServiceRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { DriverRaised, type Services } from './calling.ts';

/** The service's host of a volume's host: `vm@lvm` of `vm@lvm#pool`. */
export function backendOf(host: string): string {
  return host.split('#')[0] ?? host;
}

/** Where a backend is looked for. */
export interface Whereabouts {
  readonly host: string | null;
  readonly cluster: string | null;
}

/** The service that is there, enabled and up. Raises ServiceNotFound or ServiceUnavailable. */
export function serviceAt({ world, lanes }: Services, { host, cluster }: Whereabouts): ServiceRow {
  const refused = (message: string): void => {
    lanes.log.push({ level: 'ERROR', logger: 'cinder.volume.api', message });
  };
  const service = cluster ? undefined : found(world, host);
  if (!service) {
    refused(`Unable to find service: cinder-volume for given host: ${host ?? 'None'} and cluster ${cluster ?? 'None'}.`);
    throw new CinderException('ServiceNotFound', { service_id: 'cinder-volume', where: !host ? '' : ` on host ${backendOf(host)}` });
  }
  if (service.disabled) {
    refused('Unable to manage existing snapshot on a disabled service.');
    throw new CinderException('ServiceUnavailable');
  }
  if (!service.up) {
    refused('Unable to manage existing snapshot on a service that is down.');
    throw new CinderException('ServiceUnavailable');
  }
  return service;
}

/** Raises InvalidInput when the backend of a volume on this host is frozen, InvalidVolume without a host (cinder/volume/volume_utils.py:787). */
export function assertNotFrozen(world: World, host: string | null): void {
  if (host === null) throw new CinderException('InvalidVolume', { reason: 'volume is not assigned to a host' });
  if (!world.services.get(backendOf(host))?.frozen) return;
  throw new CinderException('InvalidInput', { reason: 'Modification operations are not allowed on frozen storage backends.' });
}

/** Whether the driver of the backend that a volume on this host is on came up (cinder/volume/driver.py, `initialized`). */
export function isInitialized(world: World, host: string | null): boolean {
  return world.services.get(backendOf(host ?? ''))?.initialized !== false;
}

/**
 * What stands before every call of the driver but those of a manage. Throws DriverRaised, as if the driver had said so.
 *
 * Source: require_driver_initialized, cinder/volume/volume_utils.py:1612 at ab09bc39.
 */
export function requireInitialized({ world, lanes, driverName }: Services, host: string | null): void {
  if (isInitialized(world, host)) return;
  lanes.log.push({ level: 'ERROR', logger: 'cinder.volume.volume_utils', message: `Volume driver ${driverName} not initialized` });
  throw driverNotInitialized();
}

/** What upstream raises in place of a call, as an outcome: it goes the ways that a driver's own refusal goes. */
export function driverNotInitialized(): DriverRaised {
  const { className, mro, message } = new CinderException('DriverNotInitialized');
  return new DriverRaised({ kind: 'refused', error: { class: className, mro, message } });
}

/** The first service that matches: a host without a backend matches all its backends, and no host matches everything. */
function found(world: World, host: string | null): ServiceRow | undefined {
  const all = world.services.all();
  if (!host) return all[0];
  const wanted = backendOf(host);
  return all.find(({ id }) => id === wanted || (!wanted.includes('@') && id.startsWith(`${wanted}@`)));
}
