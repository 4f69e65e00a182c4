import { describe, expect, test } from 'vitest';
import { referenceMetadata } from '../../../core/drivers/reference-metadata.ts';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import type { BackendObject } from '../../../core/interface.ts';
import { float, int, object, type Json } from '../../../core/value/json.ts';
import { pyStr } from '../../../core/value/python.ts';
import { GIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

describe.each([referenceRename, referenceMetadata])('$id', (definition) => {
  /** Two volumes with two snapshots of the first and one of the second. */
  function arrange() {
    const bench = new Bench(definition);
    const [volume, other] = [bench.volume(), bench.volume()];
    const [a, b] = [bench.found(volume, 'a', { attributes: object([['policy', 'gold']]) }), bench.found(volume, 'b')];
    const foreign = bench.found(other, 'foreign');
    return { bench, volume, other, a, b, foreign, snapshot: bench.snapshot(volume) };
  }

  describe('the size', () => {
    test.each([[0, 0], [1, 1], [GIB - 1, 1], [GIB, 1], [GIB + 1, 2], [10 * 1024 * GIB + 1, 10241]])('%d bytes are %d GiB', (bytes, gib) => {
      const { bench, volume, snapshot } = arrange();
      bench.found(volume, 'sized', { size_bytes: bytes });
      expect(bench.getSize(snapshot, named('sized'))).toEqual(int(gib));
    });

    test('asking for it changes nothing', () => {
      const { bench, snapshot } = arrange();
      bench.world.takeChanges();
      bench.getSize(snapshot, named('a'));
      expect(bench.world.takeChanges()).toEqual({});
    });
  });

  describe('a reference', () => {
    test('may be the name, the id, or both', () => {
      const { bench, a, snapshot } = arrange();
      for (const ref of [named('a'), object([['source-id', a.id]]), object([['source-id', a.id], ['source-name', 'a'], ['more', null]])]) {
        expect(bench.getSize(snapshot, ref)).toEqual(int(1));
        expect(bench.manage(snapshot, ref)).toBeNull();
        bench.world.objects.put(a);
      }
    });

    const NO_OBJECT = 'A reference is an object with source-name or source-id.';
    const NO_KEY = 'A reference needs source-name or source-id.';
    const NO_TEXT = 'source-name and source-id are texts, and not empty.';
    const NO_SUCH_NAME = 'No object of the array has this name.';
    const NO_SUCH_ID = 'No object of the array has this id.';
    const ELSEWHERE = 'This is a snapshot of another volume.';
    const refused: readonly (readonly [what: string, ref: (has: ReturnType<typeof arrange>) => Json, reason: string])[] = [
      ['null', () => null, NO_OBJECT],
      ['a text', () => 'a', NO_OBJECT],
      ['a list', () => ['a'], NO_OBJECT],
      ['a number', () => float(1), NO_OBJECT],
      ['an empty object', () => object([]), NO_KEY],
      ['an unknown key', () => object([['name', 'a']]), NO_KEY],
      ['a key of another case', () => object([['Source-Name', 'a']]), NO_KEY],
      ['an empty name', () => named(''), NO_TEXT],
      ['a name that is null', () => object([['source-name', null]]), NO_TEXT],
      ['a name that is a number', () => object([['source-name', int(1)]]), NO_TEXT],
      ['an id that is a list, beside a good name', () => object([['source-name', 'a'], ['source-id', ['x']]]), NO_TEXT],
      ['an unknown name', () => named('nope'), NO_SUCH_NAME],
      ['a name of another case', () => named('A'), NO_SUCH_NAME],
      ['an unknown id', () => object([['source-id', 'nope']]), NO_SUCH_ID],
      ['a known name and an unknown id', () => object([['source-name', 'a'], ['source-id', 'nope']]), NO_SUCH_ID],
      ['a known id and an unknown name', ({ a }) => object([['source-name', 'nope'], ['source-id', a.id]]), NO_SUCH_NAME],
      ['name and id of two objects', ({ b }) => object([['source-name', 'a'], ['source-id', b.id]]), 'source-name and source-id name two objects.'],
      ['a volume', ({ volume }) => named(volume.name), 'This object is no snapshot.'],
      ["another volume's snapshot", () => named('foreign'), ELSEWHERE],
      ["the id of another volume's snapshot", ({ foreign }) => object([['source-id', foreign.id]]), ELSEWHERE],
      [
        'a name that two snapshots of the volume have', ({ bench, volume }) => named(bench.found(volume, 'again', { name: 'b' }).name),
        'Two snapshots of this volume have this name; the source-id tells them apart.',
      ],
      ['an object that is gone', ({ bench, a }) => (bench.world.objects.remove(a.id), named('a')), NO_SUCH_NAME],
    ];
    test.each(refused)('%s is refused in both calls', (_, refOf, reason) => {
      const has = arrange();
      const ref = refOf(has);
      const text = `ManageExistingInvalidReference: Manage existing volume failed due to invalid backend reference ${pyStr(ref)}: ${reason}`;
      has.bench.world.takeChanges();
      expect(raised(() => has.bench.getSize(has.snapshot, ref))).toBe(text);
      expect(has.bench.rules.at(-1)?.text).toBe(reason);
      expect(raised(() => has.bench.manage(has.snapshot, ref))).toBe(text);
      expect(has.bench.world.takeChanges()).toEqual({});
    });

    test('prints as Python prints it, with the reason', () => {
      const { bench, snapshot } = arrange();
      expect(raised(() => bench.getSize(snapshot, object([['1', float(1)], ['0', null]])))).toBe(
        "ManageExistingInvalidReference: Manage existing volume failed due to invalid backend reference {'1': 1.0, '0': None}: A reference needs source-name or source-id.",
      );
    });

    test('of a name on two volumes means the one on its own', () => {
      const { bench, other, snapshot, a } = arrange();
      const twin = bench.found(other, 'twin', { name: 'a' });
      bench.manage(snapshot, named('a'));
      expect(bench.now(twin)).toEqual(twin);
      expect(bench.now(a)).not.toEqual(a);
    });
  });

  describe('managing', () => {
    test('ties the object so that deleting hits it and nothing else', () => {
      const { bench, a, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      const rest = bench.everything.filter(({ id }) => id !== a.id);
      expect(bench.delete(snapshot)).toBeNull();
      expect(bench.everything).toEqual(rest);
    });

    test('leaves data, size, volume and attributes as they are, and all other objects', () => {
      const { bench, a, snapshot } = arrange();
      const others = bench.everything.filter(({ id }) => id !== a.id);
      bench.manage(snapshot, named('a'));
      const now = bench.now(a);
      expect([now?.content, now?.size_bytes, now?.parent, now?.kind]).toEqual([a.content, a.size_bytes, a.parent, a.kind]);
      expect(now?.attributes.entries).toEqual(expect.arrayContaining([['policy', 'gold']]));
      expect(bench.everything.filter(({ id }) => id !== a.id)).toEqual(others);
    });

    test("leaves what belongs to another of Cinder's snapshots with it", () => {
      const { bench, a, volume, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      const ref = named(bench.now(a)?.name ?? '');
      const second = bench.snapshot(volume);
      const text = `ManageExistingAlreadyManaged: Unable to manage existing volume. Volume ${bench.now(a)?.name} already managed.`;
      bench.world.takeChanges();
      expect(raised(() => bench.getSize(second, ref))).toBe(text);
      expect(raised(() => bench.manage(second, ref))).toBe(text);
      expect(bench.world.takeChanges()).toEqual({});
    });

    test('the same object again changes nothing', () => {
      const { bench, a, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      const managed = bench.now(a);
      expect(bench.manage(snapshot, named(managed?.name ?? ''))).toBeNull();
      expect(bench.now(a)).toEqual(managed);
    });

    test('a second object as the same snapshot is refused', () => {
      const { bench, b, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      expect(raised(() => bench.manage(snapshot, named('b')))).toMatch(/^VolumeBackendAPIException: .*already/);
      expect(bench.now(b)).toEqual(b);
    });
  });

  describe('unmanaging', () => {
    test('keeps the object and its data, and can be done again', () => {
      const { bench, a, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      for (const time of ['first', 'second']) {
        expect(bench.unmanage(snapshot), time).toBeNull();
        expect([bench.now(a)?.content, bench.now(a)?.size_bytes], time).toEqual([a.content, a.size_bytes]);
        expect(bench.now(a)?.attributes, time).toEqual(a.attributes);
      }
    });

    test('what is gone from the array succeeds, and so does deleting it', () => {
      const { bench, a, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      bench.world.objects.remove(a.id);
      const rest = bench.everything;
      expect(bench.unmanage(snapshot)).toBeNull();
      expect(bench.delete(snapshot)).toBeNull();
      expect(bench.everything).toEqual(rest);
    });

    test.each(['the same id', 'another id'])('makes room for managing it under %s, by the name that it has then', (which) => {
      const { bench, a, volume, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      bench.unmanage(snapshot);
      const again = which === 'the same id' ? snapshot : bench.snapshot(volume);
      if (again !== snapshot) bench.forget(snapshot);
      const ref = named(bench.now(a)?.name ?? '');
      expect(bench.getSize(again, ref)).toEqual(int(1));
      expect(bench.manage(again, ref)).toBeNull();
      bench.delete(again);
      expect(bench.now(a)).toBeUndefined();
    });
  });

  describe('an array that fails', () => {
    const failed = /^VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: The array was asked to .+, and failed\.$/;

    test('a lookup: every call says so, and nothing changes', () => {
      const { bench, snapshot } = arrange();
      bench.world.takeChanges();
      for (const method of ['manage_existing_snapshot_get_size', 'manage_existing_snapshot', 'delete_snapshot', 'get_manageable_snapshots'] as const) bench.arm(method, 'lookup');
      expect(raised(() => bench.getSize(snapshot, named('a')))).toMatch(failed);
      expect(raised(() => bench.manage(snapshot, named('a')))).toMatch(failed);
      expect(raised(() => bench.delete(snapshot))).toMatch(failed);
      expect(raised(() => bench.list())).toMatch(failed);
      expect(bench.world.takeChanges().objects).toBeUndefined();
    });

    test('the write: nothing is half done, and the next try succeeds', () => {
      const { bench, a, snapshot } = arrange();
      bench.arm('manage_existing_snapshot', 'first-write');
      expect(raised(() => bench.manage(snapshot, named('a')))).toMatch(failed);
      expect(bench.now(a)).toEqual(a);
      expect(bench.manage(snapshot, named('a'))).toBeNull();
      bench.arm('delete_snapshot', 'first-write');
      expect(raised(() => bench.delete(snapshot))).toMatch(failed);
      expect(bench.now(a)?.content).toEqual(a.content);
      bench.delete(snapshot);
      expect(bench.now(a)).toBeUndefined();
    });

    test('only the answer to the write gets lost: that it was carried out is found out', () => {
      const { bench, a, snapshot } = arrange();
      for (const method of ['manage_existing_snapshot', 'unmanage_snapshot', 'delete_snapshot'] as const) bench.arm(method, 'first-write', 'done-but-answer-lost');
      expect(bench.manage(snapshot, named('a'))).toBeNull();
      expect(bench.unmanage(snapshot)).toBeNull();
      expect(bench.now(a)?.attributes).toEqual(a.attributes);
      bench.manage(snapshot, object([['source-id', a.id]]));
      expect(bench.delete(snapshot)).toBeNull();
      expect(bench.now(a)).toBeUndefined();
    });
  });

  describe('the listing', () => {
    test('shows each snapshot with all that the API wants', () => {
      const { bench, a, volume, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      bench.found(volume, 'big', { size_bytes: GIB + 1 });
      const managed = bench.now(a)?.name;
      const entry = bench.list().find(({ cinder_id }) => cinder_id === snapshot.id);
      expect(entry).toEqual({
        reference: { 'source-name': managed }, size: 1, safe_to_manage: false, reason_not_safe: 'already managed', cinder_id: snapshot.id, extra_info: null,
        source_reference: { 'source-name': volume.name },
      });
      expect(bench.list().find(({ size }) => size === 2)).toEqual({
        reference: { 'source-name': 'big' }, size: 2, safe_to_manage: true, reason_not_safe: null, cinder_id: null, extra_info: null,
        source_reference: { 'source-name': volume.name },
      });
    });

    test('gives references that manage takes, be two names the same', () => {
      const { bench, volume, b } = arrange();
      const twin = bench.found(volume, 'twin', { name: 'b' });
      const references = bench.list().map(({ reference }) => reference);
      expect(references).toEqual(expect.arrayContaining([{ 'source-id': b.id }, { 'source-id': twin.id }, { 'source-name': 'a' }]));
    });

    test('comes in pages, which follow one another by their markers', () => {
      const { bench } = arrange();
      const names = (query: Parameters<Bench['list']>[0]): unknown[] => bench.list(query).map(({ reference }) => reference);
      const [a, b, foreign] = [{ 'source-name': 'a' }, { 'source-name': 'b' }, { 'source-name': 'foreign' }];
      expect(names({ limit: int(2) })).toEqual([a, b]);
      expect(names({ limit: int(2), marker: named('b') })).toEqual([foreign]);
      expect(names({ limit: int(1), marker: '{"source-name": "a"}' })).toEqual([b]);
      expect(names({ sort_dirs: ['desc'], offset: int(1) })).toEqual([b, a]);
    });

    test('says after unmanaging that the snapshot can be managed', () => {
      const { bench, snapshot } = arrange();
      bench.manage(snapshot, named('a'));
      bench.unmanage(snapshot);
      bench.forget(snapshot);
      expect(bench.list().map(({ safe_to_manage }) => safe_to_manage)).toEqual([true, true, true]);
    });
  });
});

test('by name: the object is renamed to the snapshot', () => {
  const bench = new Bench(referenceRename);
  const volume = bench.volume();
  const a = bench.found(volume, 'a');
  const snapshot = bench.snapshot(volume);
  bench.manage(snapshot, named('a'));
  expect(bench.now(a)).toEqual({ ...a, name: `snapshot-${snapshot.id}` } satisfies BackendObject);
});

test('by metadata: the id is written beside the other attributes, and taken away again', () => {
  const bench = new Bench(referenceMetadata);
  const volume = bench.volume();
  const a = bench.found(volume, 'a', { attributes: object([['policy', 'gold']]) });
  const snapshot = bench.snapshot(volume);
  bench.manage(snapshot, named('a'));
  expect(bench.now(a)).toEqual({ ...a, attributes: object([['policy', 'gold'], ['cinder_snapshot_id', snapshot.id]]) } satisfies BackendObject);
  bench.unmanage(snapshot);
  expect(bench.now(a)).toEqual(a);
});

test('by metadata: an id that none of Cinder\'s snapshots has is written over', () => {
  const bench = new Bench(referenceMetadata);
  const volume = bench.volume();
  bench.found(volume, 'a', { attributes: object([['cinder_snapshot_id', 'of-another-cloud']]) });
  const snapshot = bench.snapshot(volume);
  expect(bench.manage(snapshot, named('a'))).toBeNull();
  expect(bench.list()[0]).toMatchObject({ cinder_id: snapshot.id });
});
