import { describe, expect, test } from 'vitest';
import { rbd } from '../../../core/drivers/rbd/definition.ts';
import type { ObjectSeed } from '../../../core/definition.ts';
import type { BackendObject, Method, SnapshotView, VolumeRow } from '../../../core/interface.ts';
import { float, int, object, type Json, type JsonObject } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { GIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

const NOT_THERE = /^ManageExistingInvalidReference: .*: Specified snapshot does not exist\.$/s;
const SIGSEGV = /cinder-volume dies of SIGSEGV/;

function arrange() {
  const bench = new Bench(rbd);
  const volume = bench.volume();
  return { bench, volume, s1: bench.found(volume, 's1'), snapshot: bench.snapshot(volume) };
}

/** Lets the nth write of the next call of this method fail. */
function failWrite(bench: Bench, during: Method, n: number): void {
  bench.world.faults.put({ id: 'fault', during, at: 'nth-write', n, effect: 'fails', times: 1 });
}

/** The line in rbd.py of the rule that decided the last call. */
const decidedAt = (bench: Bench): number | undefined => {
  const rule = bench.rules.at(-1)?.upstream;
  return rule?.file === 'cinder/volume/drivers/rbd.py' ? rule.line : undefined;
};

const isProtected = object([['protected', true]]);
const isNot = object([['protected', false]]);
const hasChildren = (...children: string[]): JsonObject => object([['protected', true], ['children', children]]);

const image = ({ name }: VolumeRow): string => `b'${name}'`;
const managed = ({ name }: SnapshotView): string => `b'${name}'`;

describe('placing objects', () => {
  const place = (seed: Partial<ObjectSeed>) => rbd.place({ handle: 'h', kind: 'snapshot', size_bytes: 1, ...seed }, null);

  test.each([0, 1, GIB + 1])('%d bytes are as many', (size_bytes) => {
    expect(place({ size_bytes })).toEqual({ name: 'h', size_bytes });
  });

  test('they are called as the scenario says, or after their handle; what is behind a volume of Cinder, after that', () => {
    expect(place({ name: 'a/b@c' })).toMatchObject({ name: 'a/b@c' });
    expect(place({ volume_name: 'volume-V' })).toMatchObject({ name: 'volume-V' });
  });

  test.each([
    ['', 'Ceph makes nothing without a name.'], ['a\0', 'A name in Ceph is UTF-8 without NUL.'], ['\ud800', 'A name in Ceph is UTF-8 without NUL.'],
  ])('%j can not be placed', (name, unsupported) => {
    expect(place({ name })).toEqual({ unsupported });
  });
});

describe('the size', () => {
  test.each([[0, 0], [1, 1], [GIB - 1, 1], [GIB, 1], [GIB + 1, 2], [10 * 1024 * GIB + 1, 10241], [2 ** 53 - 1, 2 ** 23]])('%d bytes are %d GiB', (size_bytes, gib) => {
    const { bench, volume, snapshot } = arrange();
    bench.found(volume, 'sized', { size_bytes });
    expect(bench.getSize(snapshot, named('sized'))).toEqual(int(gib));
    expect(decidedAt(bench)).toBe(2447);
  });

  test.each(['null', '""', '{"source-name": null}', '{"source-name": ""}'])('%s gets the size of the volume', (ref) => {
    const { bench, snapshot } = arrange();
    const volume = bench.everything.find(({ kind }) => kind === 'volume');
    bench.world.objects.update(volume?.id ?? '', { size_bytes: 4 * GIB + 1 });
    expect(bench.getSize(snapshot, parseJson(ref))).toEqual(int(5));
    expect(decidedAt(bench)).toBe(2433);
    expect(bench.rules.at(-1)?.text).toMatch(/opens the image itself/);
  });
});

describe('references', () => {
  test.each([['"s1"', 2420], ['{"source-name": "s1"}', 2422], ['{"x": null, "source-name": "s1", "source-id": 5}', 2422]])('%s names the snapshot', (ref, line) => {
    const { bench, snapshot } = arrange();
    expect(bench.getSize(snapshot, parseJson(ref))).toEqual(int(1));
    expect(bench.rules[0]?.upstream).toEqual({ file: 'cinder/volume/drivers/rbd.py', line });
  });

  test.each(['"S1"', '"s1 "', '" "', '"@s1"', '"rbd/s1"', '"\\u0000s1"', '"sna\\u0308p"'])('%s names nothing', (ref) => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.getSize(snapshot, parseJson(ref)))).toMatch(NOT_THERE);
    expect(decidedAt(bench)).toBe(2436);
  });

  test('without the key source-name it is refused, and shown as Python shows it', () => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.getSize(snapshot, parseJson('{"Source-Name": "s1", "1": 1.0}')))).toBe(
      "ManageExistingInvalidReference: Manage existing volume failed due to invalid backend reference {'Source-Name': 's1', '1': 1.0}: " +
        'Reference must contain source-name element.',
    );
    expect(decidedAt(bench)).toBe(2422);
  });

  test.each([['a/b'], ['v@s'], ['snäp'], ['x'.repeat(3000)], [' '], ['-']])('a snapshot may be called %s', (name) => {
    const { bench, volume, snapshot } = arrange();
    const odd = bench.found(volume, 'odd', { name });
    expect(bench.getSize(snapshot, named(name))).toEqual(int(1));
    bench.manage(snapshot, name);
    expect(bench.now(odd)?.name).toBe(snapshot.name);
  });

  test('a name ends at its first NUL', () => {
    const { bench, snapshot, s1 } = arrange();
    expect(bench.getSize(snapshot, 's1\0x')).toEqual(int(1));
    bench.manage(snapshot, 's1\0x');
    expect(bench.now(s1)?.name).toBe(snapshot.name);
  });

  test.each<[string, Json, string]>([
    ['5', int(5), 'InvalidArgument: RBD invalid argument (snapshot must be a string)'],
    ['1.0', float(1), 'InvalidArgument: RBD invalid argument (snapshot must be a string)'],
    ['False', false, 'InvalidArgument: RBD invalid argument (snapshot must be a string)'],
    ['[]', [], 'InvalidArgument: RBD invalid argument (snapshot must be a string)'],
    ['an object', named('s1'), 'InvalidArgument: RBD invalid argument (snapshot must be a string)'],
    ['two halves of pairs', 's\udc00\ud800', "UnicodeEncodeError: 'utf-8' codec can't encode characters in position 1-2: surrogates not allowed"],
  ])('%s as the name would kill the real process', (_, name, text) => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.getSize(snapshot, object([['source-name', name]])))).toBe(text);
    expect(bench.rules.at(-1)?.text).toMatch(SIGSEGV);
    expect(decidedAt(bench)).toBe(2433);
  });

  test('the volume decides which of two snapshots of one name is meant', () => {
    const { bench, volume, snapshot, s1 } = arrange();
    const other = bench.volume();
    const twin = bench.found(other, 'twin', { name: 's1', size_bytes: 3 * GIB });
    const ofOther = bench.snapshot(other);
    expect(bench.getSize(ofOther, 's1')).toEqual(int(3));
    bench.manage(ofOther, 's1');
    expect(bench.now(twin)?.name).toBe(ofOther.name);
    expect(bench.now(s1)).toEqual(s1);
    bench.found(volume, 'own');
    expect(raised(() => bench.getSize(ofOther, 'own'))).toMatch(NOT_THERE);
    expect(bench.getSize(snapshot, 'own')).toEqual(int(1));
  });

  test('an image of that name is no snapshot', () => {
    const { bench, volume, snapshot } = arrange();
    expect(raised(() => bench.getSize(snapshot, volume.name))).toMatch(NOT_THERE);
  });
});

describe('managing', () => {
  test('renames and protects, and keeps everything else', () => {
    const { bench, snapshot, s1 } = arrange();
    expect(bench.manage(snapshot, named('s1'))).toBeNull();
    expect(bench.now(s1)).toEqual({ ...s1, name: snapshot.name, attributes: isProtected });
    expect(bench.rules.map(({ upstream }) => upstream?.line)).toEqual([2476, 2477, 2478, 2480]);
  });

  test.each([
    ['protected', isProtected], ['cloned from', hasChildren('kid')], ['cloned from and so must be protected', object([['children', ['kid']]])],
  ])('what is %s stays as it is', (_, attributes) => {
    const { bench, volume, snapshot } = arrange();
    const one = bench.found(volume, 'one', { attributes });
    failWrite(bench, 'manage_existing_snapshot', 2);
    bench.manage(snapshot, named('one'));
    expect(bench.now(one)).toEqual({ ...one, name: snapshot.name });
  });

  test("takes another snapshot of Cinder's its object away", () => {
    const { bench, volume, snapshot, s1 } = arrange();
    const robbed = bench.snapshot(volume);
    bench.manage(robbed, named('s1'));
    expect(bench.manage(snapshot, named(robbed.name))).toBeNull();
    expect(bench.now(s1)?.name).toBe(snapshot.name);
    expect(raised(() => bench.unmanage(robbed))).toMatch(/^ImageNotFound: /);
  });

  test.each<[string, Json, (at: ReturnType<typeof arrange>) => string, number]>([
    ['no such snapshot', 'nope', ({ volume, snapshot }) => `ImageNotFound: [errno 2] RBD image not found (error renaming snapshot of ${image(volume)} from b'nope' to ${managed(snapshot)})`, 2478],
    ['an empty name', '', ({ volume, snapshot }) => `ImageNotFound: [errno 2] RBD image not found (error renaming snapshot of ${image(volume)} from b'' to ${managed(snapshot)})`, 2478],
    [
      'a name to be escaped', "日\t\x7f'\\\0", ({ volume, snapshot }) =>
        `ImageNotFound: [errno 2] RBD image not found (error renaming snapshot of ${image(volume)} from b"\\xe6\\x97\\xa5\\t\\x7f'\\\\\\x00" to ${managed(snapshot)})`, 2478,
    ],
    [
      'a name of both quotes', `it's "s1"`, ({ volume, snapshot }) =>
        `ImageNotFound: [errno 2] RBD image not found (error renaming snapshot of ${image(volume)} from b'it\\'s "s1"' to ${managed(snapshot)})`, 2478,
    ],
    ['no text', null, () => 'InvalidArgument: RBD invalid argument (srcname must be a string)', 2478],
    ['half a pair', '\ud800', () => "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed", 2478],
    ['no key', object([]), () => "KeyError: 'source-name'", 2477],
  ])('crashes on %s', (_, ref, text, line) => {
    const at = arrange();
    const before = at.bench.everything;
    expect(raised(() => at.bench.manage(at.snapshot, ref))).toBe(text(at));
    expect(decidedAt(at.bench)).toBe(line);
    expect(at.bench.rules.at(-1)?.text).not.toMatch(SIGSEGV);
    expect(at.bench.everything).toEqual(before);
  });

  test('crashes on a name that is taken, be it its own', () => {
    const { bench, volume, snapshot } = arrange();
    bench.manage(snapshot, 's1');
    bench.found(volume, 's2');
    for (const name of ['s2', snapshot.name]) {
      expect(raised(() => bench.manage(snapshot, name))).toBe(
        `ImageExists: [errno 17] RBD image already exists (error renaming snapshot of ${image(volume)} from b'${name}' to ${managed(snapshot)})`,
      );
    }
  });

  test('crashes when the volume has no image, before it looks at the reference', () => {
    const { bench, volume, snapshot } = arrange();
    for (const { id } of bench.world.objects.named(volume.name)) bench.world.objects.remove(id);
    expect(raised(() => bench.manage(snapshot, object([])))).toBe(`ImageNotFound: [errno 2] RBD image not found (error opening image ${image(volume)} at snapshot None)`);
    expect(decidedAt(bench)).toBe(2476);
    expect(raised(() => bench.getSize(snapshot, null))).toMatch(NOT_THERE);
  });
});

describe('unmanaging', () => {
  test('takes the protection away and leaves the name', () => {
    const { bench, snapshot, s1 } = arrange();
    bench.manage(snapshot, 's1');
    expect(bench.unmanage(snapshot)).toBeNull();
    expect(bench.now(s1)).toEqual({ ...s1, name: snapshot.name, attributes: isNot });
    expect(decidedAt(bench)).toBe(2545);
    expect(bench.unmanage(snapshot)).toBeNull();
  });

  test('of what images are cloned from changes nothing', () => {
    const { bench, volume, snapshot } = arrange();
    const one = bench.found(volume, 'one', { attributes: hasChildren('kid') });
    bench.manage(snapshot, 'one');
    bench.unmanage(snapshot);
    expect(bench.now(one)).toEqual({ ...one, name: snapshot.name });
  });

  test('of a snapshot or an image that has gone crashes', () => {
    const { bench, volume, snapshot } = arrange();
    expect(raised(() => bench.unmanage(snapshot))).toBe(`ImageNotFound: [errno 2] RBD image not found (error setting image ${image(volume)} to snapshot ${managed(snapshot)})`);
    expect(decidedAt(bench)).toBe(2542);
    for (const { id } of bench.world.objects.named(volume.name)) bench.world.objects.remove(id);
    expect(raised(() => bench.unmanage(snapshot))).toBe(`ImageNotFound: [errno 2] RBD image not found (error opening image ${image(volume)} at snapshot None)`);
    expect(decidedAt(bench)).toBe(2541);
  });
});

describe('the listing', () => {
  const safe = { cinder_id: null, extra_info: null, safe_to_manage: true, reason_not_safe: null };
  const unsafe = (reason: string) => ({ ...safe, safe_to_manage: false, reason_not_safe: reason });

  test('goes through all images, and tells whose snapshots they are', () => {
    const { bench, volume, snapshot } = arrange();
    bench.manage(snapshot, 's1');
    const foreign = bench.object({ handle: 'foreign', kind: 'volume', size_bytes: GIB });
    bench.object({ handle: 'b', kind: 'snapshot', size_bytes: GIB + 1 }, foreign.id);
    bench.object({ handle: 'orphan', kind: 'snapshot', size_bytes: GIB }, 'gone' as BackendObject['id']);
    expect(bench.list()).toEqual([
      { ...safe, reference: { 'source-name': 'b' }, size: 2, source_reference: { 'source-name': 'foreign' } },
      { ...unsafe('already managed'), cinder_id: snapshot.id, reference: { 'source-name': snapshot.name }, size: 1, source_reference: { 'source-name': volume.name } },
    ]);
  });

  test("knows Cinder's names by the template", () => {
    const { bench, volume, snapshot } = arrange();
    bench.options = { ...bench.options, snapshot_name_template: 'snap-%s' };
    bench.found(volume, 'ours', { name: `snap-${snapshot.id}` });
    bench.found(volume, 'default', { name: `snapshot-${snapshot.id}` });
    expect(bench.list().map(({ cinder_id }) => cinder_id)).toEqual([null, snapshot.id, null]);
  });

  test('tells already managed by the name alone, whatever the image', () => {
    const { bench, snapshot } = arrange();
    bench.found(bench.volume(), 'elsewhere', { name: snapshot.name });
    expect(bench.list()).toMatchObject([{ reference: { 'source-name': 's1' } }, { cinder_id: snapshot.id, reason_not_safe: 'already managed' }]);
  });

  test.each([
    ['x.clone_snap', 'used for clone snap'], ['.clone_snap', 'used for clone snap'], ['backup.1.snap.2.clone_snap', 'used for clone snap'],
    ['backup.1.snap.2', 'used for volume backup'], ['backup.snap.', 'used for volume backup'],
    ['x.clone_snap2', null], ['backup', null], ['backup.snap', null], ['Backup.1.snap.2', null], ['x.backup.1.snap.2', null], ['snapshot-unknown', null],
  ])('%s: %s', (name, reason) => {
    const { bench, s1 } = arrange();
    bench.world.objects.update(s1.id, { name });
    expect(bench.list()).toMatchObject([{ reference: { 'source-name': name }, cinder_id: null, safe_to_manage: reason === null, reason_not_safe: reason }]);
  });

  test('takes images by name where references are equal', () => {
    const { bench, s1 } = arrange();
    bench.world.objects.remove(s1.id);
    for (const name of ['\uff5e', 'b', '😀', 'B']) {
      const { id } = bench.object({ handle: name, kind: 'volume', size_bytes: GIB });
      bench.object({ handle: `of ${name}`, name: 'same', kind: 'snapshot', size_bytes: GIB }, id);
    }
    expect(bench.list().map(({ source_reference }) => source_reference)).toEqual(['B', 'b', '\uff5e', '😀'].map((name) => ({ 'source-name': name })));
  });

  test('is sorted and cut as it is asked', () => {
    const { bench, volume } = arrange();
    bench.found(volume, 's2', { size_bytes: 2 * GIB });
    expect(bench.list({ sort_keys: ['size'], sort_dirs: ['desc'], limit: int(1) })).toMatchObject([{ reference: { 'source-name': 's2' } }]);
    expect(raised(() => bench.list({ marker: '{}' }))).toBe('InvalidInput: Invalid input received: marker not found: {}');
  });
});

describe('deleting', () => {
  /** A managed snapshot, with its object as it stands then. */
  function manages(attributes: JsonObject = object([])) {
    const at = arrange();
    const found = at.bench.found(at.volume, 'found', { attributes });
    at.bench.manage(at.snapshot, 'found');
    return { ...at, found };
  }

  test('removes the snapshot and nothing else', () => {
    const { bench, snapshot, found } = manages();
    const rest = bench.everything.filter(({ id }) => id !== found.id);
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.everything).toEqual(rest);
    expect(decidedAt(bench)).toBe(1579);
  });

  test('removes one that is not protected', () => {
    const { bench, snapshot, found } = manages();
    bench.unmanage(snapshot);
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.now(found)).toBeUndefined();
    expect(bench.rules.map(({ upstream }) => upstream?.line)).toEqual([1553, 1554, 1579]);
  });

  test('is content when there is no snapshot, or no image', () => {
    const { bench, volume, snapshot } = arrange();
    const before = bench.everything;
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.everything).toEqual(before);
    expect(decidedAt(bench)).toBe(1574);
    for (const { id } of bench.world.objects.named(volume.name)) bench.world.objects.remove(id);
    expect(bench.delete(snapshot)).toBeNull();
    expect(decidedAt(bench)).toBe(1574);
  });

  test('flattens the images that are cloned from it; these keep what they hold', () => {
    const { bench, snapshot, found } = manages(hasChildren('kid', 'kid2'));
    const kids = ['kid', 'kid2'].map((handle) => bench.object({ handle, kind: 'volume', size_bytes: GIB, content: handle }));
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.now(found)).toBeUndefined();
    expect(kids.map((kid) => bench.now(kid))).toEqual(kids);
    expect(bench.rules.map(({ upstream }) => upstream?.line)).toEqual([1553, 1565, 1579]);
  });

  test('is refused for what lies in the trash and can not be flattened; the rest is', () => {
    const { bench, snapshot, found } = manages(hasChildren('kid', 'in-the-trash'));
    bench.object({ handle: 'kid', kind: 'volume', size_bytes: GIB });
    expect(raised(() => bench.delete(snapshot))).toBe(`SnapshotIsBusy: deleting snapshot ${snapshot.name} that has dependent volumes`);
    expect(bench.now(found)?.attributes).toEqual(hasChildren('in-the-trash'));
    expect(bench.rules.filter(({ upstream }) => upstream?.line === 1565)).toHaveLength(3);
    expect(decidedAt(bench)).toBe(1573);
  });

  test('with a single attempt flattens and gives up all the same', () => {
    const { bench, snapshot, found } = manages(hasChildren('kid'));
    bench.object({ handle: 'kid', kind: 'volume', size_bytes: GIB });
    bench.config = object([['rados_connection_retries', int(1)]]);
    expect(raised(() => bench.delete(snapshot))).toMatch(/^SnapshotIsBusy: /);
    expect(bench.now(found)?.attributes).toEqual(hasChildren());
    expect(bench.delete(snapshot)).toBeNull();
  });
});

describe('a cluster that fails', () => {
  test('while it looks up: a crash in every call', () => {
    const { bench, volume, snapshot, s1 } = arrange();
    const opening = `IOError: [errno 5] RBD I/O error (error opening image ${image(volume)} at snapshot None)`;
    const calls = [
      ['manage_existing_snapshot_get_size', () => bench.getSize(snapshot, 's1'), opening.replace('None', "b's1'")],
      ['manage_existing_snapshot', () => bench.manage(snapshot, 's1'), opening],
      ['unmanage_snapshot', () => bench.unmanage(snapshot), opening],
      ['delete_snapshot', () => bench.delete(snapshot), opening],
      ['get_manageable_snapshots', () => bench.list(), 'IOError: [errno 5] RBD I/O error (error listing images)'],
    ] as const;
    for (const [method, call, text] of calls) {
      bench.arm(method, 'lookup');
      expect(raised(call)).toBe(text);
    }
    expect(bench.now(s1)).toEqual(s1);
  });

  test('while it renames: nothing is renamed, and the next try succeeds', () => {
    const { bench, volume, snapshot, s1 } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write');
    expect(raised(() => bench.manage(snapshot, 's1'))).toBe(
      `IOError: [errno 5] RBD I/O error (error renaming snapshot of ${image(volume)} from b's1' to ${managed(snapshot)})`,
    );
    expect(bench.now(s1)).toEqual(s1);
    expect(bench.manage(snapshot, 's1')).toBeNull();
  });

  test('while it protects: a crash, with the snapshot renamed and not protected', () => {
    const { bench, volume, snapshot, s1 } = arrange();
    failWrite(bench, 'manage_existing_snapshot', 2);
    expect(raised(() => bench.manage(snapshot, 's1'))).toBe(`IOError: [errno 5] RBD I/O error (error protecting snapshot ${image(volume)}@${managed(snapshot)})`);
    expect(bench.now(s1)).toEqual({ ...s1, name: snapshot.name });
    expect(decidedAt(bench)).toBe(2480);
  });

  test('once it has renamed: a time-out, with the snapshot renamed', () => {
    const { bench, volume, snapshot, s1 } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, 's1'))).toBe(
      `Timeout: [errno 110] RBD operation timeout (error renaming snapshot of ${image(volume)} from b's1' to ${managed(snapshot)})`,
    );
    expect(bench.now(s1)?.name).toBe(snapshot.name);
  });

  test.each([['unprotecting snapshot', 1, (volume: string, snapshot: string) => `${volume}@${snapshot}`], ['removing snapshot', 2, (volume: string, snapshot: string) => `${snapshot} from ${volume}`]])(
    'while it is %s: the snapshot stays', (what, n, of) => {
      const { bench, volume, snapshot, s1 } = arrange();
      bench.manage(snapshot, 's1');
      failWrite(bench, 'delete_snapshot', n);
      expect(raised(() => bench.delete(snapshot))).toBe(`IOError: [errno 5] RBD I/O error (error ${what} ${of(image(volume), managed(snapshot))})`);
      expect(bench.now(s1)).toBeDefined();
    },
  );

  test('while it flattens: the deletion crashes, and the snapshot stays', () => {
    const { bench, volume, snapshot } = arrange();
    const parent = bench.found(volume, 'parent', { attributes: hasChildren('kid') });
    bench.object({ handle: 'kid', kind: 'volume', size_bytes: GIB });
    bench.manage(snapshot, 'parent');
    bench.arm('delete_snapshot', 'first-write');
    expect(raised(() => bench.delete(snapshot))).toBe("IOError: [errno 5] RBD I/O error (error flattening b'kid')");
    expect(bench.now(parent)?.attributes).toEqual(hasChildren('kid'));
  });
});

test('the harness writes references in both forms, to something and to nothing', () => {
  const object_ = { id: 'x', name: 's1', parentName: null };
  expect(rbd.referenceTo(object_, 'source-name')).toEqual(named('s1'));
  expect(rbd.referenceTo(object_, 'bare-string')).toBe('s1');
  const { bench, snapshot } = arrange();
  for (const form of ['source-name', 'bare-string']) expect(raised(() => bench.getSize(snapshot, rbd.referenceToNothing('well-formed', form)))).toMatch(NOT_THERE);
  expect(raised(() => bench.getSize(snapshot, rbd.referenceToNothing('no-known-key', 'source-name')))).toMatch(/must contain source-name element/);
});
