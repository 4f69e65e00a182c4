import { describe, expect, test } from 'vitest';
import { checkAlreadyManagedVolume } from '../../../../core/drivers/common/already-managed.ts';
import { extractIdFromSnapshotName, extractIdFromVolumeName } from '../../../../core/drivers/common/id-from-name.ts';
import { isPyUuid } from '../../../../core/drivers/common/python-uuid.ts';
import type { VolumeRow } from '../../../../core/interface.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { raised } from '../bench.ts';

describe('the id in a name', () => {
  test.each([
    ['volume-x', 'x'],
    ['volume-', null],
    ['volume', null],
    ['Volume-x', null],
    ['my-volume-x', null],
    [' volume-x', null],
    ['volume-x\ny', 'x'],
    ['volume-\nx', null],
    ['volume-x\r\u2028y', 'x\r\u2028y'],
    ['volume-volume-x', 'volume-x'],
  ])('of a volume: %j', (name, id) => {
    expect(extractIdFromVolumeName(name)).toBe(id);
  });

  test('of a snapshot', () => {
    expect(extractIdFromSnapshotName('snapshot-x')).toBe('x');
    expect(extractIdFromSnapshotName('_snapshot-x')).toBeNull();
  });

  test('goes by another template', () => {
    expect(extractIdFromVolumeName('OS-x-vol', 'OS-%s-vol')).toBe('x');
    expect(extractIdFromVolumeName('volume-x', 'OS-%s-vol')).toBeNull();
  });

  test.each([
    ['null', 'NoneType'], ['true', 'bool'], ['5', 'int'], ['1.0', 'float'], ['["volume-x"]', 'list'], ['{}', 'dict'],
  ])('is asked of texts only: %s', (name, type) => {
    expect(raised(() => extractIdFromVolumeName(parseJson(name)))).toBe(`TypeError: expected string or bytes-like object, got '${type}'`);
  });
});

const ID = '11111111-1111-4111-8111-1111111111ab';

describe('what Python takes for a UUID', () => {
  test.each([
    ID, ID.toUpperCase(), ID.replaceAll('-', ''), `{${ID}}`, `urn:uuid:${ID}`, `${ID}--`, `0x${'1'.repeat(30)}`, ` ${'1'.repeat(31)}`, `+${'1'.repeat(31)}`, `1_${'1'.repeat(30)}`,
    `0x_${'1'.repeat(29)}`, `${'1'.repeat(31)}\n`, '１'.repeat(32), `\u0085${'1'.repeat(31)}`,
  ])('takes %j', (text) => {
    expect(isPyUuid(text)).toBe(true);
  });

  test.each([
    '', 'x', 'g'.repeat(32), '1'.repeat(31), '1'.repeat(33), `_${'1'.repeat(31)}`, `1__${'1'.repeat(29)}`, `\x1c${'1'.repeat(31)}`, `\ufeff${'1'.repeat(31)}`, `${'1'.repeat(31)}_`,
    'Ａ'.repeat(32), `(${ID})`, `URN:UUID:${ID}`,
  ])('refuses %j', (text) => {
    expect(isPyUuid(text)).toBe(false);
  });
});

test('already managed is the very id of a volume that Cinder has, if it is a UUID', () => {
  const cinder = { volumes: [{ id: ID }, { id: 'abc' }] as unknown as VolumeRow[], snapshots: [] };
  const managed = (id: string | null): boolean => checkAlreadyManagedVolume(cinder, id);
  expect(managed(ID)).toBe(true);
  expect([null, '', 'abc', ID.toUpperCase(), ID.replaceAll('-', ''), `{${ID}}`, ID.replace('ab', 'ac')].filter(managed)).toEqual([]);
});
