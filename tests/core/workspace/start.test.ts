/** What workspaces begin with is what the gallery says, on every driver. */
import { describe, expect, test } from 'vitest';
import { DRIVERS, driverById } from '../../../core/registry.ts';
import { GALLERY } from '../../../core/workspace/gallery.ts';
import { begin, type Started } from '../../../core/workspace/start.ts';
import { GIB } from '../../../core/value/size.ts';

function started(id: string, driver = 'lvm'): Started {
  const [beginning, definition] = [GALLERY.find((one) => one.id === id), driverById(driver)];
  if (!beginning || !definition) throw new Error('There is one.');
  return begin(definition, beginning);
}

describe.each(DRIVERS.map((driver) => [driver.id, driver] as const))('on %s', (_, driver) => {
  test.each(GALLERY.filter(({ id }) => id !== 'many').map((beginning) => [beginning.id, beginning] as const))('%s can be begun with', (_id, beginning) => {
    const { state, remarks } = begin(driver, beginning);
    const volumes = Object.keys(beginning.given.volumes ?? {});
    expect(state.volumes.map(({ display_name }) => display_name)).toEqual(volumes);
    expect(state.objects).toHaveLength(volumes.length + Object.keys(beginning.given.backend ?? {}).length);
    expect(new Set(state.objects.map(({ id }) => id)).size).toBe(state.objects.length);
    for (const remark of remarks) expect(remark).toMatch(/can’t be had here: .|is not managed: .|takes no reference|: the failure waits still\.$/);
  });
});

test('payroll: Cinder has one of the snapshots, and it counts', () => {
  const { state, remarks } = started('payroll');
  expect(remarks).toEqual([expect.stringMatching(/^“before the upgrade” can’t be had here: New logical volume name/)]);
  expect(state.snapshots).toEqual([expect.objectContaining({ display_name: 'last-week', status: 'available', volume_size: 2 })]);
  expect(state.objects.some(({ name }) => name === `_snapshot-${state.snapshots[0]?.id ?? ''}`)).toBe(true);
  expect(state.quotas.find(({ resource }) => resource === 'snapshots')?.in_use).toBe(1);
  expect(state.objects.find(({ handle }) => handle === 'small')?.size_bytes).toBe(4 * 2 ** 20);
});

test('nothing yet: a service, and nothing else', () => {
  const { state } = started('empty');
  expect([state.objects.length, state.volumes.length, state.snapshots.length, state.services.length]).toEqual([0, 0, 0, 1]);
});

test('two backends: each has its own nightly', () => {
  const { state } = started('two-backends');
  expect(state.objects.filter(({ name }) => name === 'nightly').map(({ backend }) => backend)).toEqual(['east', 'west']);
  expect(state.services.map(({ id }) => id)).toEqual(['custody@east', 'custody@west']);
});

test('after a failed manage: the snapshot is in error, the data is there, and no fault waits any more', () => {
  const { state } = started('after-a-failure');
  expect(state.snapshots.map(({ status }) => status)).toEqual(['error']);
  expect(state.objects.map(({ name }) => name)).toContain('tuesday');
  expect(state.faults).toEqual([]);
});

test('a quota that is nearly used up: one more is allowed', () => {
  const quota = started('full-quota').state.quotas.find(({ resource }) => resource === 'snapshots');
  expect(quota).toMatchObject({ limit: 2, in_use: 1, reserved: 0 });
});

test('a volume that was migrated: its name is of another id', () => {
  const [volume] = started('migrated').state.volumes;
  expect(volume?.name).toBe(`volume-${volume?.name_id ?? ''}`);
  expect(volume?.name_id).not.toBe(volume?.id);
});

test('a thousand objects, a hundred of which Cinder has', () => {
  const { state } = started('many');
  expect(state.objects).toHaveLength(1000);
  expect(state.snapshots).toHaveLength(100);
  expect(state.snapshots.every(({ status }) => status === 'available')).toBe(true);
  expect(state.objects.every(({ size_bytes }) => size_bytes >= GIB)).toBe(true);
});

test('what is managed before the first revision issues no id twice', () => {
  const { state } = started('payroll');
  const ids = [...state.objects, ...state.volumes, ...state.snapshots].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a snapshot of what the array can’t have is not there either', () => {
  const driver = driverById('lvm');
  if (!driver) throw new Error('There is one.');
  const given = { volumes: { none: { size: '0 B' } }, backend: { lost: { snapshot_of: 'none', size: '1 GiB' } } };
  const { state, remarks } = begin(driver, { given, prepared: [] });
  expect(state.objects).toEqual([]);
  expect(remarks).toEqual(['“none” can’t be had here: lvcreate makes no LV of 0 bytes.', '“lost” can’t be had here: none, which it is of, is not there.']);
});
