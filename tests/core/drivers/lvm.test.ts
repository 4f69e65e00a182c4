import { describe, expect, test } from 'vitest';
import { lvm } from '../../../core/drivers/lvm/definition.ts';
import type { ObjectSeed } from '../../../core/definition.ts';
import { int, object, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { GIB, MIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

const NOT_THERE = /^ManageExistingInvalidReference: .*: Specified logical volume does not exist\.$/s;

function arrange() {
  const bench = new Bench(lvm);
  const volume = bench.volume();
  return { bench, volume, s1: bench.found(volume, 's1'), snapshot: bench.snapshot(volume) };
}

describe('placing objects', () => {
  const place = (seed: Partial<ObjectSeed>) => lvm.place({ handle: 'h', kind: 'snapshot', size_bytes: GIB, ...seed }, null);

  test.each([[1, 4 * MIB], [4 * MIB, 4 * MIB], [GIB + 1, GIB + 4 * MIB]])('%d bytes take %d', (size_bytes, taken) => {
    expect(place({ size_bytes })).toEqual({ name: 'h', size_bytes: taken });
  });

  test('they are called as the scenario says, or after their handle; what is behind a volume of Cinder, after that', () => {
    expect(place({ name: 'n' })).toMatchObject({ name: 'n' });
    expect(place({ volume_name: 'volume-V' })).toMatchObject({ name: 'volume-V' });
  });

  test.each([
    [{ size_bytes: 0 }, 'lvcreate makes no LV of 0 bytes.'],
    [{ name: 'snapshot-1' }, 'Names starting "snapshot" are reserved. Please choose a different LV name.'],
    [{ name: 'x_tmeta' }, 'Names including "_tmeta" are reserved. Please choose a different LV name.'],
    [{ name: 'a b' }, 'New logical volume name "a b" is invalid'],
    [{ name: '-a' }, 'New logical volume name "-a" is invalid'],
    [{ name: '.' }, 'New logical volume name "." is invalid'],
    [{ name: '' }, 'New logical volume name may not be blank'],
  ])('%j can not be placed', (seed, unsupported) => {
    expect(place(seed)).toEqual({ unsupported });
  });
});

describe('the size', () => {
  test.each([[4 * MIB, 0], [GIB, 1], [GIB + 4 * MIB, 1], [GIB + 8 * MIB, 2], [10 * 1024 * GIB - 4 * MIB, 10240]])('%d bytes are %d GiB', (size_bytes, gib) => {
    const { bench, volume, snapshot } = arrange();
    bench.found(volume, 'sized', { size_bytes });
    expect(bench.getSize(snapshot, named('sized'))).toEqual(int(gib));
  });
});

describe('references', () => {
  test.each([
    ['"s1"', 712], ['{"source-name": "s1"}', 674], ['{"x": null, "source-name": "s1", "source-id": 5}', 674],
  ])('%s names the LV', (ref, line) => {
    const { bench, snapshot } = arrange();
    expect(bench.getSize(snapshot, parseJson(ref))).toEqual(int(1));
    expect(bench.rules[0]?.upstream).toEqual({ file: 'cinder/volume/drivers/lvm.py', line });
  });

  test.each(['null', '5', '["s1"]', '""', '"S1"', '"s1 "', '{"source-name": null}', '{"source-name": {"source-name": "s1"}}', '"not found/s1"'])('%s names nothing', (ref) => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.getSize(snapshot, parseJson(ref)))).toMatch(NOT_THERE);
    expect(bench.rules.at(-1)?.upstream).toEqual({ file: 'cinder/volume/drivers/lvm.py', line: 682 });
  });

  test('what lvs shows in two words is not found by both', () => {
    const { bench, snapshot, s1 } = arrange();
    bench.world.objects.update(s1.id, { name: 'two words' });
    expect(raised(() => bench.getSize(snapshot, 'two words'))).toMatch(NOT_THERE);
  });

  test('a path is a crash', () => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.getSize(snapshot, 'cinder-volumes/s1'))).toBe(
      'ProcessExecutionError: Unexpected error while running command.\n' +
        'Command: env LC_ALL=C lvs --noheadings --unit=g -o vg_name,name,size --nosuffix --readonly cinder-volumes/cinder-volumes/s1\n' +
        "Exit code: 5\nStdout: ''\n" +
        'Stderr: \'  "cinder-volumes/cinder-volumes/s1": Invalid path for Logical Volume.\\n\'',
    );
    expect(bench.rules.at(-1)?.upstream).toEqual({ file: 'cinder/brick/local_dev/lvm.py', line: 343 });
  });

  test.each<[Json, string]>([
    ['a\0b', 'ValueError: embedded null byte'],
    ['\ud800', "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 15: surrogates not allowed"],
    ['😀\udfff\ud800', "UnicodeEncodeError: 'utf-8' codec can't encode characters in position 16-17: surrogates not allowed"],
    ['\0\ud800', "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 16: surrogates not allowed"],
  ])('%j is no argument of a command', (ref, text) => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.manage(snapshot, ref))).toBe(text);
  });
});

describe('managing', () => {
  test('renames the LV, whatever it is, and keeps everything else', () => {
    const { bench, snapshot, s1 } = arrange();
    expect(bench.manage(snapshot, named('s1'))).toBeNull();
    expect(bench.now(s1)).toEqual({ ...s1, name: `_snapshot-${snapshot.id}` });
    expect(bench.rules.map(({ upstream }) => upstream?.line)).toEqual([216, 645, 377, 646, 838, 649, 654]);
  });

  test("refuses the LV of Cinder's volume, but not the LV of another snapshot of Cinder's", () => {
    const { bench, volume, snapshot } = arrange();
    expect(raised(() => bench.manage(snapshot, named(volume.name)))).toBe(
      `ManageExistingAlreadyManaged: Unable to manage existing volume. Volume ${volume.name} already managed.`,
    );
    const robbed = bench.snapshot(volume);
    const other = bench.found(volume, 'other', { name: `_snapshot-${robbed.id}` });
    bench.manage(snapshot, named(other.name));
    expect(bench.now(other)?.name).toBe(`_snapshot-${snapshot.id}`);
  });

  test.each(['cinder-volumes/not found', '/dev/cinder-volumes/not found'])('reaches by %s what lvs did not', (ref) => {
    const { bench, snapshot, s1 } = arrange();
    bench.world.objects.update(s1.id, { name: 'not found' });
    expect(raised(() => bench.getSize(snapshot, ref))).toMatch(NOT_THERE);
    bench.manage(snapshot, ref);
    expect(bench.now(s1)?.name).toBe(`_snapshot-${snapshot.id}`);
  });

  test('a name with a hyphen in front is an option, a hyphen alone is a name', () => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.manage(snapshot, '-x'))).toMatch(/error message was: lvrename: invalid option -- 'x'\n {2}Error during parsing of command line\.\n$/);
    expect(raised(() => bench.manage(snapshot, '-'))).toMatch(/Existing logical volume "-" not found/);
  });

  test('without a key is a KeyError, and with a number a TypeError', () => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.manage(snapshot, object([])))).toBe("KeyError: 'source-name'");
    expect(raised(() => bench.manage(snapshot, int(5)))).toBe("TypeError: expected string or bytes-like object, got 'int'");
  });

  test('under the name that it has already fails in lvrename', () => {
    const { bench, snapshot } = arrange();
    bench.manage(snapshot, named('s1'));
    const name = `_snapshot-${snapshot.id}`;
    expect(raised(() => bench.manage(snapshot, named(name)))).toBe(
      `VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: Failed to rename logical volume ${name}, ` +
        "error message was:   Old and new logical volume names must differ\n  Run `lvrename --help' for more information.\n",
    );
    expect(bench.rules.at(-1)?.upstream?.line).toBe(655);
  });
});

test('unmanaging does nothing, be the LV there or not', () => {
  const { bench, snapshot, s1 } = arrange();
  bench.manage(snapshot, named('s1'));
  const before = bench.everything;
  expect(bench.unmanage(snapshot)).toBeNull();
  expect(bench.everything).toEqual(before);
  bench.world.objects.remove(s1.id);
  expect(bench.unmanage(snapshot)).toBeNull();
});

describe('the listing', () => {
  test('shows thick snapshots, with what stands in their way', () => {
    const { bench, volume, snapshot } = arrange();
    bench.manage(snapshot, named('s1'));
    bench.found(volume, 'free', { size_bytes: 4 * MIB });
    bench.found(volume, 'open', { attributes: object([['open', true]]) });
    bench.found(volume, 'thin', { attributes: object([['thin', true]]) });
    const origin = { extra_info: null, source_reference: { 'source-name': volume.name } };
    expect(bench.list()).toEqual([
      { reference: { 'source-name': `_snapshot-${snapshot.id}` }, size: 1, cinder_id: snapshot.id, safe_to_manage: false, reason_not_safe: 'already managed', ...origin },
      { reference: { 'source-name': 'free' }, size: 0, cinder_id: null, safe_to_manage: true, reason_not_safe: null, ...origin },
      { reference: { 'source-name': 'open' }, size: 1, cinder_id: null, safe_to_manage: false, reason_not_safe: 'snapshot in use', ...origin },
    ]);
  });

  test("knows Cinder's names by the template", () => {
    const { bench, volume, snapshot } = arrange();
    bench.options = { ...bench.options, snapshot_name_template: 'snap-%s' };
    bench.found(volume, 'ours', { name: `snap-${snapshot.id}` });
    bench.found(volume, 'default', { name: `_snapshot-${snapshot.id}` });
    expect(bench.list().map(({ cinder_id }) => cinder_id)).toEqual([null, null, snapshot.id]);
  });

  test('breaks on a name of two words', () => {
    const { bench, s1 } = arrange();
    bench.world.objects.update(s1.id, { name: 'a b' });
    expect(raised(() => bench.list())).toMatch(/^ProcessExecutionError: .*Failed to find logical volume "cinder-volumes\/a"/s);
    expect(bench.rules.at(-1)?.upstream).toEqual({ file: 'cinder/brick/local_dev/lvm.py', line: 819 });
  });

  test('reads words by threes: one of three words too many and its neighbours are mixed up', () => {
    const { bench, s1 } = arrange();
    bench.object({ handle: 'a', kind: 'volume', size_bytes: GIB });
    bench.world.objects.update(s1.id, { name: 'a b c', size_bytes: 128 * MIB });
    expect(raised(() => bench.list())).toMatch(/Failed to find logical volume "cinder-volumes\/0\.12"/);
  });

  test('drops the words that are left over', () => {
    const { bench, s1 } = arrange();
    bench.object({ handle: 'zz', kind: 'volume', size_bytes: GIB });
    bench.world.objects.update(s1.id, { name: 'zz y' });
    expect(bench.list()).toEqual([]);
  });

  test('breaks on letters of state that are too few', () => {
    const { bench, s1 } = arrange();
    bench.world.objects.update(s1.id, { attributes: object([['attr', 'swi']]) });
    expect(raised(() => bench.list())).toBe('IndexError: string index out of range');
    expect(bench.rules.at(-1)?.upstream?.line).toBe(833);
  });
});

describe('deleting', () => {
  test('removes the LV of the snapshot and no other, and is content when there is none', () => {
    const { bench, volume, snapshot, s1 } = arrange();
    bench.found(volume, 's2');
    bench.manage(snapshot, named('s1'));
    const rest = bench.everything.filter(({ id }) => id !== s1.id);
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.everything).toEqual(rest);
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.rules.at(-1)?.upstream?.line).not.toBe(744);
  });

  test('of what has nothing to wipe is refused, unless nothing is wiped', () => {
    const { bench, volume, snapshot } = arrange();
    const plain = bench.object({ handle: 'plain', kind: 'volume', size_bytes: GIB });
    const child = bench.object({ handle: 'child', kind: 'snapshot', size_bytes: GIB }, plain.id);
    bench.manage(snapshot, named('plain'));
    expect(raised(() => bench.delete(snapshot))).toBe(
      'VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: ' +
        `Volume device file path /dev/mapper/cinder--volumes-_snapshot--${snapshot.id.replaceAll('-', '--')}-cow does not exist.`,
    );
    bench.config = object([['volume_group', 'vg-x']]);
    expect(raised(() => bench.delete(snapshot))).toContain(' /dev/mapper/vg--x-_snapshot--');
    bench.config = object([['volume_clear', 'none']]);
    bench.delete(snapshot);
    expect([bench.now(plain), bench.now(child)]).toEqual([undefined, undefined]);
    expect(bench.world.objects.named(volume.name)).toHaveLength(1);
  });

  test('of an LV in use fails after all attempts', () => {
    const { bench, snapshot, s1 } = arrange();
    bench.manage(snapshot, named('s1'));
    bench.world.objects.update(s1.id, { attributes: object([['open', true]]) });
    expect(raised(() => bench.delete(snapshot))).toMatch(/^ProcessExecutionError: .*Logical volume cinder-volumes\/_snapshot-\S+ in use\./s);
    expect(bench.now(s1)).toBeDefined();
  });
});

describe('a disk that fails', () => {
  const reading = /Error reading device/;

  test('while lvs asks: a crash in both calls, and no list', () => {
    const { bench, snapshot, s1 } = arrange();
    for (const method of ['manage_existing_snapshot_get_size', 'manage_existing_snapshot', 'get_manageable_snapshots'] as const) bench.arm(method, 'lookup');
    for (const call of [() => bench.getSize(snapshot, 's1'), () => bench.manage(snapshot, 's1'), () => bench.list()]) {
      expect(raised(call)).toMatch(/^ProcessExecutionError: /);
    }
    expect(bench.now(s1)).toEqual(s1);
  });

  test('while lvrename writes: refused with what it said, and nothing renamed', () => {
    const { bench, snapshot, s1 } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write');
    expect(raised(() => bench.manage(snapshot, 's1'))).toMatch(/^VolumeBackendAPIException: .*error message was: {3}Error reading device/s);
    expect(bench.now(s1)).toEqual(s1);
    expect(bench.manage(snapshot, 's1')).toBeNull();
  });

  test('once lvrename has done its work: refused as well, with the LV renamed', () => {
    const { bench, snapshot, s1 } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, 's1'))).toMatch(/^VolumeBackendAPIException: .*error message was: $/s);
    expect(bench.now(s1)?.name).toBe(`_snapshot-${snapshot.id}`);
  });

  test('while lvremove writes: it is tried again, up to six times in all', () => {
    const { bench, snapshot, s1 } = arrange();
    bench.manage(snapshot, 's1');
    bench.arm('delete_snapshot', 'nth-write', 'fails', 1);
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.now(s1)).toBeUndefined();
  });

  test('all along: removing gives up', () => {
    const { bench, volume, snapshot } = arrange();
    bench.manage(snapshot, 's1');
    for (let n = 1; n <= 6; n += 1) bench.world.faults.put({ id: `f${n}`, during: 'delete_snapshot', at: 'nth-write', n, effect: 'fails', times: 1 });
    expect(raised(() => bench.delete(snapshot))).toMatch(reading);
    expect(bench.world.faults.size).toBe(0);
    expect(bench.world.objects.all().filter(({ name }) => name !== volume.name)).toHaveLength(1);
  });
});

test('the harness writes references in both forms, to something and to nothing', () => {
  const object_ = { id: 'x', name: 's1', parentName: null };
  expect(lvm.referenceTo(object_, 'source-name')).toEqual(named('s1'));
  expect(lvm.referenceTo(object_, 'bare-string')).toBe('s1');
  const { bench, snapshot } = arrange();
  for (const form of ['source-name', 'bare-string']) expect(raised(() => bench.getSize(snapshot, lvm.referenceToNothing('well-formed', form)))).toMatch(NOT_THERE);
  expect(raised(() => bench.getSize(snapshot, lvm.referenceToNothing('no-known-key', 'source-name')))).toMatch(/must contain source-name element/);
});
