import { describe, expect, test } from 'vitest';
import { alletra } from '../../../core/drivers/alletra/definition.ts';
import { hpe3par } from '../../../core/drivers/hpe3par/definition.ts';
import { MIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

describe.each([
  { driver: hpe3par, failed: 'HTTPInternalServerError: Internal Server Error (HTTP 500) 3 - internal server error', lost: 'RequestException: Request Exception: Read timed out.', deletes: 3431 },
  { driver: alletra, failed: 'HPEStorageException: HTTP 500: {"code": 3, "desc": "internal server error"}', lost: 'ReadTimeout: Read timed out.', deletes: 2140 },
])('$driver.id', ({ driver, failed, lost, deletes }) => {
  function arrange() {
    const bench = new Bench(driver);
    const volume = bench.volume();
    const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
    return { bench, tuesday, wednesday, snapshot: bench.snapshot(volume) };
  }

  test('volumes are called by their ids in base64, and grow in steps of 256 MiB; names have 31 characters', () => {
    const id = '22222222-2222-4222-8222-222222222222';
    expect(driver.place({ handle: 'h', kind: 'volume', size_bytes: 1, volume_name: `volume-${id}` }, null)).toEqual({ name: 'osv-IiIiIiIiQiKCIiIiIiIiIg', size_bytes: 256 * MIB });
    expect(driver.place({ handle: 'h', kind: 'snapshot', size_bytes: 257 * MIB, name: 'x'.repeat(31) }, null)).toEqual({ name: 'x'.repeat(31), size_bytes: 512 * MIB });
    for (const name of ['x'.repeat(32), 'a b', 'snäp', '']) expect(driver.place({ handle: 'h', kind: 'snapshot', size_bytes: 1, name }, null)).toHaveProperty('unsupported');
  });

  test('delete removes what manage has renamed, and nothing else', () => {
    const { bench, tuesday, wednesday, snapshot } = arrange();
    bench.manage(snapshot, named('tuesday'));
    expect(bench.delete(snapshot)).toBeNull();
    expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
    expect(bench.delete(snapshot)).toBeNull();
    expect(bench.rules.at(-1)?.upstream?.line).toBe(deletes);
  });

  test('a listing crashes as declared when it is sorted by what not all entries have', () => {
    const { bench, snapshot } = arrange();
    bench.manage(snapshot, named('tuesday'));
    expect(raised(() => bench.list({ sort_keys: ['cinder_id'] }))).toBe("TypeError: '<' not supported between instances of 'NoneType' and 'str'");
    const classes = driver.crashes?.filter(({ methods }) => methods.includes('get_manageable_snapshots')).map((crash) => crash.class);
    expect(classes).toContain('TypeError');
  });

  test('a failure of the array is an error of the client; when only the answer is lost, name and comment are written', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(failed);
    expect(bench.now(tuesday)).toEqual(tuesday);
    bench.arm('manage_existing_snapshot_get_size', 'lookup');
    expect(raised(() => bench.getSize(snapshot, named('tuesday')))).toBe(failed);

    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(lost);
    expect(bench.now(tuesday)).toMatchObject({ name: expect.stringMatching(/^oss-.{22}$/) as string, attributes: { entries: [['comment', expect.stringContaining('volume_id') as string]] } });
  });
});
