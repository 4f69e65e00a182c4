import { describe, expect, test } from 'vitest';
import type { ServiceRow } from '../../../core/world/rows.ts';
import type { VolumeRow } from '../../../core/interface.ts';
import { settle } from '../../../core/cinder/settle.ts';
import { accept, drive, logOf, services } from './services.ts';

function scheduled(service: Partial<ServiceRow>, volume: Partial<VolumeRow> = {}): { status: unknown; events: readonly string[]; log: string[] } {
  const cinder = services(volume);
  const id = accept(cinder);
  cinder.world.services.update('vm@lvm', service);
  drive(settle(cinder, 'scheduler'));
  return { status: cinder.world.snapshots.get(id)?.status, events: cinder.lanes.notifications, log: logOf(cinder).map((line) => line.replaceAll(id, 'ID')) };
}

describe('the scheduler', () => {
  test.each<[string, Partial<ServiceRow>, Partial<VolumeRow>]>([
    ['the pool of the volume', {}, {}],
    ['any pool of a backend, when the host names none', {}, { host: 'vm@lvm' }],
    ['a pool with just enough room', { pools: [{ name: 'lvm', free_gb: 3 }] }, { size: 3 }],
  ])('takes %s', (_, service, volume) => {
    expect(scheduled(service, volume)).toEqual({ status: 'creating', events: [], log: [] });
  });

  test.each<[string, Partial<ServiceRow>, before: string[]]>([
    ['is frozen', { frozen: true }, []],
    ['was disabled meanwhile', { disabled: true }, []],
    ['went down meanwhile', { up: false }, ['WARNING cinder.scheduler.host_manager volume service is down. (host: vm@lvm)']],
    ['does not have the pool', { pools: [{ name: 'other', free_gb: null }] }, []],
  ])('does not take a backend that %s: the snapshot ends in error', (_, service, before) => {
    expect(scheduled(service)).toEqual({
      status: 'error',
      events: ['scheduler.manage_existing_snapshot'],
      log: [...before, 'ERROR cinder.scheduler.manager Failed to schedule_manage_existing_snapshot: Cannot place snapshot ID on vm@lvm#lvm.'],
    });
  });

  test('does not take a pool without room, and says how much there is', () => {
    expect(scheduled({ pools: [{ name: 'lvm', free_gb: 2.5 }] }, { size: 3 }).log).toEqual([
      'WARNING cinder.scheduler.filters.capacity_filter Insufficient free space for volume creation on host vm@lvm#lvm (requested / avail): 3/2.5',
      'ERROR cinder.scheduler.manager Failed to schedule_manage_existing_snapshot: Cannot place snapshot ID on vm@lvm#lvm.',
    ]);
  });
});
