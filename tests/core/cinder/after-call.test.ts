import { describe, expect, test } from 'vitest';
import { rowAfterCall } from '../../../core/cinder/after-call.ts';
import type { Method, Outcome } from '../../../core/interface.ts';
import { int, object } from '../../../core/value/json.ts';
import { crashes, putSnapshot, refuses, returns, services, SNAPSHOT } from './services.ts';

/** The row after a call, when it was `creating` before, and what Cinder could not store. */
function after(method: Method, outcome: Outcome): { row: unknown; failed: string | undefined } {
  const cinder = services();
  const { world } = cinder;
  putSnapshot(cinder, { status: 'creating' });
  const failed = rowAfterCall(world, method, SNAPSHOT, outcome);
  const row = world.snapshots.get(SNAPSHOT);
  return { row: row && { status: row.status, provider_id: row.provider_id }, failed };
}

const untouched = { row: { status: 'creating', provider_id: null }, failed: undefined };
const ended = (status: string, failed?: string): unknown => ({ row: { status, provider_id: null }, failed });

describe('after manage', () => {
  test('the row is available, with its model update', () => {
    expect(after('manage_existing_snapshot', returns(object([['provider_id', 'p']])))).toEqual({ row: { status: 'available', provider_id: 'p' }, failed: undefined });
    expect(after('manage_existing_snapshot', returns(null))).toEqual(ended('available'));
  });

  test.each([refuses('InvalidInput'), crashes('KeyError'), { kind: 'timed_out', after_ms: 1 } as const])('that failed the row is in error: %j', (outcome) => {
    expect(after('manage_existing_snapshot', outcome)).toEqual(ended('error'));
  });

  test.each([
    ['ValueError', object([['provider_id', []]])],
    ['TypeError', ['x']],
    ['AttributeError', object([['name', 'x']])],
  ])('whose model update gives a %s the row is in error', (className, update) => {
    expect(after('manage_existing_snapshot', returns(update))).toEqual(ended('error', className));
  });
});

describe.each(['unmanage_snapshot', 'delete_snapshot'] as const)('after %s', (method) => {
  test('the row is gone', () => {
    expect(after(method, returns(null))).toEqual({ row: undefined, failed: undefined });
  });

  test('that failed the row is in error_deleting, or available when the snapshot is busy', () => {
    expect(after(method, refuses('SnapshotNotFound'))).toEqual(ended('error_deleting'));
    expect(after(method, crashes('ImageNotFound'))).toEqual(ended('error_deleting'));
    expect(after(method, { kind: 'violated', detail: 'x' })).toEqual(ended('error_deleting'));
    expect(after(method, refuses('SnapshotIsBusy'))).toEqual(ended('available'));
  });
});

test.each(['manage_existing_snapshot_get_size', 'get_manageable_snapshots'] as const)('%s leaves the row alone', (method) => {
  expect(after(method, returns(int(2)))).toEqual(untouched);
  expect(after(method, refuses('InvalidInput'))).toEqual(untouched);
});
