import { describe, expect, test } from 'vitest';
import { nexenta, nexentaNfs } from '../../../core/drivers/nexenta/definition.ts';
import type { ObjectSeed } from '../../../core/definition.ts';
import { object } from '../../../core/value/json.ts';
import { GIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

function arrange(definition = nexenta) {
  const bench = new Bench(definition);
  const volume = bench.volume();
  return { bench, volume, tuesday: bench.found(volume, 'tuesday'), monday: bench.found(volume, 'monday'), snapshot: bench.snapshot(volume) };
}

describe('placing objects', () => {
  const seed: ObjectSeed = { handle: 'h', kind: 'snapshot', size_bytes: GIB + 1 };

  test('a zvol is made of blocks, a filesystem is not', () => {
    expect(nexenta.place(seed, null)).toEqual({ name: 'h', size_bytes: GIB + 32 * 1024 });
    expect(nexentaNfs.place({ ...seed, volume_name: 'volume-V' }, null)).toEqual({ name: 'volume-V', size_bytes: GIB + 1 });
  });

  test.each(['', 'a/b', 'a@b', '\ud800'])('%j is no name in ZFS', (name) => {
    expect(nexenta.place({ ...seed, name }, null)).toEqual({ unsupported: 'A name in ZFS is a text without "@" and "/".' });
  });
});

test('a reference can be written in both forms', () => {
  const found = { id: '7000000000001', name: 'tuesday', parentName: null };
  expect(nexenta.referenceTo(found, 'source-name')).toEqual(named('tuesday'));
  expect(nexenta.referenceTo(found, 'source-guid')).toEqual(object([['source-guid', '7000000000001']]));
  expect(nexenta.referenceToNothing('well-formed', 'source-guid')).toEqual(object([['source-guid', '1']]));
  expect(nexenta.referenceToNothing('no-known-key', 'source-guid')).toEqual(object([['no-such-key', 'names-nothing']]));
});

describe.each([nexenta, nexentaNfs])('$id', (definition) => {
  test('the managed snapshot is deleted, and no other; then there is nothing to delete', () => {
    const { bench, tuesday, monday, snapshot } = arrange(definition);
    bench.manage(snapshot, named('tuesday'));
    expect(bench.delete(snapshot)).toBeNull();
    expect([bench.now(tuesday), bench.now(monday)]).toEqual([undefined, monday]);
    expect(bench.delete(snapshot)).toBeNull();
  });

  test('the rules name its own file', () => {
    const { bench, snapshot } = arrange(definition);
    bench.unmanage(snapshot);
    expect(bench.rules.map(({ upstream }) => upstream)).toEqual([
      definition === nexenta
        ? { file: 'cinder/volume/drivers/nexenta/ns5/iscsi.py', line: 1423 }
        : { file: 'cinder/volume/drivers/nexenta/ns5/nfs.py', line: 1317 },
    ]);
  });
});

test('what has clones is deleted later', () => {
  const { bench, volume, snapshot } = arrange(nexentaNfs);
  const cloned = bench.found(volume, 'cloned', { attributes: object([['clones', ['cinder/nfs/copy']]]) });
  bench.manage(snapshot, named('cloned'));
  expect(bench.delete(snapshot)).toBeNull();
  expect(bench.now(cloned)).toMatchObject({ name: snapshot.name });
});

describe('faults', () => {
  test('a request that fails is told in the words of the appliance', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(
      'NefException: Volume driver reported an error: The request failed (source: CinderDriver, name: NefError, code: EIO)',
    );
    expect(bench.now(tuesday)).toEqual(tuesday);
  });

  test('a lookup whose answer is lost is made again, of the other node', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'lookup', 'done-but-answer-lost');
    expect(bench.manage(snapshot, named('tuesday'))).toBeNull();
    expect(bench.now(tuesday)).toMatchObject({ name: snapshot.name });
  });

  test('a rename whose answer is lost is made again, and finds nothing to rename', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toMatch(/^NefException: .*tuesday not found .*code: ENOENT\)$/);
    expect(bench.now(tuesday)).toMatchObject({ name: snapshot.name });
  });

  test('an answer that is lost twice is a crash', () => {
    const { bench, snapshot } = arrange();
    bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 2);
    expect(raised(() => bench.getSize(snapshot, named('tuesday')))).toBe('ConnectionError: Connection aborted.');
  });
});
