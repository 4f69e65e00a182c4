/** Which object on the array stands behind which of Cinder's volumes. */
import type { DriverDefinition } from '../../definition.ts';
import type { BackendObject, VolumeId, VolumeRow } from '../../interface.ts';
import { GIB } from '../../value/size.ts';
import type { WorldState } from '../../world/world.ts';
import { backendName } from '../backends.ts';

/** By what the driver has written into the volume's row when it made it, else by the name that it gave. */
export function volumesBehind(driver: DriverDefinition, { volumes, objects, services }: WorldState): ReadonlyMap<VolumeId, BackendObject> {
  const candidates = objects.filter(({ kind }) => kind === 'volume');
  const byName = new Map<string, BackendObject>();
  const byFields = new Map<string, BackendObject>();
  for (const one of candidates.toReversed()) {
    const { name, native_id = null, backend = '' } = one;
    byName.set(keyOf([backend, name]), one);
    const fields = driver.volumeFields?.({ name, native_id });
    if (fields) byFields.set(keyOf([backend, fields.provider_id ?? null, fields.provider_location ?? null]), one);
  }
  const behind = new Map<VolumeId, BackendObject>();
  for (const row of volumes) {
    const backend = services.length > 1 ? backendName(row.host ?? '') : '';
    const found = byFields.get(keyOf([backend, row.provider_id, row.provider_location])) ?? byName.get(keyOf([backend, madeName(driver, row)]));
    if (found) behind.set(row.id, found);
  }
  return behind;
}

function madeName(driver: DriverDefinition, { id, name, size }: VolumeRow): string | null {
  const placed = driver.place({ handle: name, kind: 'volume', size_bytes: Math.max(1, size) * GIB, volume_id: id, volume_name: name }, null);
  return 'name' in placed ? placed.name : null;
}

function keyOf(parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
