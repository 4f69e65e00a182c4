import { describe, expect, test } from 'vitest';
import { reelOf } from '../../../../../web/state/view/player/reel.ts';
import { arrayFamilies, cinderLines, tieText, worldNames } from '../../../../../web/state/view/workspace/inventory.ts';
import { recordingOf } from '../../../../../web/state/view/workspace/recording.ts';
import { Bench } from '../../../../core/workspace/workplaces.ts';
import { WorkspaceBench } from '../../../fixtures/workspace.ts';

function names(bench: Bench, text: string): unknown {
  return arrayFamilies(bench.world.state(), text).map(({ called, volume, snapshots }) => [called, volume !== null, snapshots.map(({ name }) => name)]);
}

describe('the array', () => {
  test('volumes with their snapshots, and what Cinder calls them', () => {
    const bench = new Bench().furnish();
    bench.do({ do: 'place', object: { name: 'other', size_bytes: 5, parent: null } });
    expect(names(bench, '')).toEqual([['payroll', true, ['tuesday', 'friday']], [null, true, []]]);
  });

  test('bytes stand beside what is no whole GiB', () => {
    const [family] = arrayFamilies(new Bench('rbd').furnish().world.state(), '');
    expect(family?.snapshots.map(({ state, facts }) => [state, facts[0]])).toEqual([['1 GiB + 1 B', '1,073,741,825 B'], ['2 GiB', expect.stringMatching(/^holds [0-9a-f]{12}$/)]]);
  });

  test('is searched by name, id, and the volume’s name; a volume stays above what is found', () => {
    const bench = new Bench().furnish();
    bench.do({ do: 'create_volume', display_name: 'ledger', size: 1 });
    expect(names(bench, 'tues')).toEqual([['payroll', true, ['tuesday']]]);
    expect(names(bench, 'PAYROLL fri')).toEqual([['payroll', true, ['friday']]]);
    expect(names(bench, 'ledger')).toEqual([['ledger', true, []]]);
    expect(names(bench, bench.world.objects.all()[1]?.id ?? '?')).toEqual([['payroll', true, ['tuesday']]]);
    expect(names(bench, 'nowhere')).toEqual([]);
  });

  test('a line of a row that did not change is the same', () => {
    const bench = new Bench().furnish();
    const before = arrayFamilies(bench.world.state(), '')[0]?.snapshots;
    bench.do({ do: 'place', object: { name: 'late', size_bytes: 2 ** 30, parent: bench.parent } });
    const after = arrayFamilies(bench.world.state(), '')[0]?.snapshots;
    expect(after).toHaveLength(3);
    expect(after?.[0]).toBe(before?.[0]);
  });

  test('who has an object, and who has let it go', () => {
    const bench = new WorkspaceBench();
    const said = (): (string | null)[] => {
      const { world } = bench.bench;
      const ties = reelOf(recordingOf(bench.opened)).at(bench.steps.length).ties;
      return world.objects.all().map(({ id }) => tieText(ties, id, worldNames(world.state())));
    };
    expect(said()).toEqual([null, null, null]);
    bench.manage('tuesday', 'nightly');
    expect(said()).toEqual([null, 'tied to nightly', null]);
    bench.unmanage('nightly');
    expect(said()).toEqual([null, 'let go', null]);
  });
});

describe('Cinder’s rows', () => {
  function lines(bench: Bench, text = ''): ReturnType<typeof cinderLines> {
    const world = bench.world.state();
    return cinderLines(world, worldNames(world), text);
  }

  test('say how they stand', () => {
    const bench = new Bench().furnish();
    bench.manage({ entries: [['source-name', 'tuesday']] }, 'nightly');
    bench.do({ do: 'fault', fault: { during: 'unmanage_snapshot', at: 'nth-write', n: 3, effect: 'done-but-answer-lost', times: 2 } });
    const { snapshots, volumes, services, faults, quotas } = lines(bench);
    expect(snapshots).toMatchObject([{ name: 'nightly', state: 'available', facts: ['1 GiB', 'of payroll', expect.any(String)] }]);
    expect(volumes).toMatchObject([{ name: 'payroll', state: 'available', facts: ['3 GiB', bench.volumeId] }]);
    expect(services).toMatchObject([{ state: 'up', facts: [] }]);
    expect(faults).toMatchObject([{ name: 'unmanage_snapshot', state: 'write 3', facts: ['is done, but its answer is lost', '2 times'] }]);
    expect(quotas.map(({ name, state }) => [name, state])).toContainEqual(['snapshots', '1 of 10']);
  });

  test('a service that is down, disabled, frozen and without its driver says all of it', () => {
    const bench = new Bench();
    const [row] = bench.world.services.all();
    if (row) bench.do({ do: 'put', table: 'services', id: row.id, row: { ...row, up: false, disabled: true, frozen: true, initialized: false } });
    expect(lines(bench).services).toMatchObject([{ state: 'down', facts: ['disabled', 'frozen', 'without its driver'] }]);
  });

  test('a message under way is about a snapshot', () => {
    const bench = new Bench().furnish();
    const { request } = { request: { method: 'POST', path: `/v3/${bench.world.volumes.all()[0]?.project_id}/manageable_snapshots`, headers: { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' }, body: `{"snapshot":{"volume_id":"${bench.volumeId}","ref":"tuesday","name":"slow"}}` } };
    bench.do({ do: 'request', request, settle: 'api' });
    expect(lines(bench).casts).toMatchObject([{ name: 'manage_existing_snapshot', state: 'to the scheduler', facts: ['slow'] }]);
  });

  test('are searched by all that is said of them', () => {
    const bench = new Bench().furnish();
    bench.manage({ entries: [['source-name', 'tuesday']] }, 'nightly');
    bench.manage({ entries: [['source-name', 'nothing']] }, 'lost');
    expect(lines(bench, 'error').snapshots.map(({ name }) => name)).toEqual(['lost']);
    expect(lines(bench, 'of payroll').snapshots).toHaveLength(2);
    expect(lines(bench, 'lost').services).toEqual([]);
  });
});
