import { describe, expect, it } from 'vitest';
import { DRIVERS } from '../../../core/registry.ts';
import { UsageError } from '../../../scenarios/cli/arguments.ts';
import { tryReference } from '../../../scenarios/cli/try.ts';

describe('on every driver', () => {
  const text = tryReference('{"source-name": "tuesday"}', undefined);

  it('names each once, under its answer; those that manage first', () => {
    const lists = text.split('\n').filter((line) => line.startsWith('    '));
    expect(lists.flatMap((line) => line.trim().split(', ')).sort()).toEqual(DRIVERS.map(({ id }) => id).sort());
    expect(text).toMatch(/^managed; get_size returns 2\n {4}.*\bhuawei\b.*\brbd\b/);
  });

  it('tells what the others say', () => {
    expect(text).toContain('\nget_size returns None, on which Cinder itself fails\n    unity\n');
    expect(text).toMatch(/\ncrashes: NotImplementedError: Manage existing snapshot not implemented\.\n {4}hbsd, solidfire\n/);
    expect(text).toMatch(/\nrefuses: ManageExistingInvalidReference: .*Reference must contain source-id\.\n {4}powerflex\n/);
  });

  it('LVM alone refuses neither what is rounded down nor a text, and the scene stays as it is', () => {
    expect(text).toContain('managed; get_size returns 1\n    lvm\n');
    expect(tryReference('{"source-name": "tuesday"}', undefined)).toBe(text);
  });
});

describe('on one driver', () => {
  it('shows what is there, and rule by rule how the call was decided', () => {
    const lines = tryReference('{"source-name": "nothing"}', 'lvm').split('\n');
    expect(lines.slice(0, 4)).toEqual(['On the array', expect.stringMatching(/^ {2}volume volume-.*, 3 GiB$/), expect.stringMatching(/^ {2}volume volume-.*, 2 GiB$/), expect.stringMatching(/^ {2}snapshot tuesday, .*, of volume-/)]);
    expect(lines).toContain("manage_existing_snapshot_get_size refuses: ManageExistingInvalidReference: Manage existing volume failed due to invalid backend reference nothing: Specified logical volume does not exist.");
    expect(lines.at(-1)).toBe('  ▸ A name that lvs does not show is refused. (cinder/volume/drivers/lvm.py:682)');
    expect(lines.filter((line) => line.startsWith('  ▸'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('manage_existing_snapshot returns');
  });

  it('says what the snapshot stands for then', () => {
    const lines = tryReference('"tuesday"', 'lvm').split('\n');
    expect(lines).toContain('manage_existing_snapshot_get_size returns 1');
    expect(lines).toContain('manage_existing_snapshot returns None');
    expect(lines.at(-1)).toMatch(/^The snapshot stands for what is called _snapshot-.* now\.$/);
  });
});

it('says what is wrong with a reference that is no JSON, and which drivers there are', () => {
  expect(() => tryReference('tuesday', undefined)).toThrow(/^The reference is no JSON .*'"tuesday"'/);
  expect(() => tryReference('null', 'nope')).toThrow(UsageError);
});
