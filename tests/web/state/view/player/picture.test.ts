import { expect, test } from 'vitest';
import type { Given } from '../../../../../core/scenario/given.ts';
import type { Step } from '../../../../../core/scenario/scenario.ts';
import { parseJson } from '../../../../../core/value/parse.ts';
import { pictureOf, wantedBy, type Picture } from '../../../../../web/state/view/player/picture.ts';
import { reelOf } from '../../../../../web/state/view/player/reel.ts';
import type { Tile } from '../../../../../web/state/view/player/tile.ts';
import { played } from '../../../fixtures/results.ts';

const MANAGE = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } } } as const;

/** 40 volumes of 24 snapshots each: `of-3-7` is the eighth of `vol-3`. */
const LARGE: Given = {
  volumes: Object.fromEntries([...Array(40).keys()].map((volume) => [`vol-${volume}`, { size: '1 GiB' }])),
  backend: Object.fromEntries([...Array(960).keys()].map((at) => [`of-${Math.floor(at / 24)}-${at % 24}`, { snapshot_of: `vol-${Math.floor(at / 24)}` }])),
};

interface Looked {
  readonly driver?: string;
  readonly steps: readonly Step[];
  readonly given?: Given;
  readonly unfolded?: Readonly<Record<string, number>>;
  readonly reference?: string;
}

/** The picture of the last step. */
function look({ driver = 'lvm', steps, given, unfolded = {}, reference = 'null' }: Looked): Picture {
  const result = played(driver, steps, given);
  const reel = reelOf(result);
  const keyOf = (handle: string): string => result.start.objects.find((object) => object.handle === handle)?.id ?? handle;
  const [before, after] = [reel.at(steps.length - 1), reel.at(steps.length)];
  const wanted = wantedBy(after.state.objects, parseJson(reference), [before.ties, after.ties], []);
  return pictureOf(before, after, reel.names, wanted, new Map(Object.entries(unfolded).map(([handle, count]) => [keyOf(handle), count])));
}

function tiles({ families }: Picture): readonly Tile[] {
  return families.flatMap(({ volume, snapshots }) => [...(volume ? [volume] : []), ...snapshots]);
}

function tile(picture: Picture, title: string): Tile | undefined {
  return tiles(picture).find((one) => one.title === title);
}

test('volumes with their snapshots below; what was renamed has both names, and whose it is now', () => {
  const picture = look({ steps: [MANAGE] });
  expect(picture.families.map(({ volume, snapshots }) => [volume?.title, snapshots.map(({ title }) => title)])).toEqual([['vol-a', ['tuesday']]]);
  expect([picture.total, picture.changed]).toEqual([2, 1]);
  const tuesday = tile(picture, 'tuesday');
  expect(tuesday).toMatchObject({ how: 'changed', kind: 'snapshot', name: { before: 'tuesday', isSame: false }, tie: { before: null, after: { text: 'tied to s2', how: 'since step 1' } } });
  expect(tuesday?.name.after).toMatch(/^_snapshot-/);
  expect(tuesday?.size).toMatchObject({ isSame: true, after: { text: '1 GiB + 4 MiB', exact: '1,077,936,128 B', rounded: 'rounds up to 2 GiB' } });
  expect(tile(picture, 'vol-a')).toMatchObject({ how: 'same', tie: { before: null, after: null }, size: { after: { rounded: null } } });
});

test('attributes that changed stand with what they were; those that stayed stand once', () => {
  const tuesday = tile(look({ driver: 'rbd', steps: [MANAGE] }), 'tuesday');
  expect(tuesday?.changes.map(({ field, before, after }) => [field, before?.text ?? null, after?.text ?? null])).toContainEqual(['attribute protected', null, 'true']);
  expect(tuesday?.stays.map(([field]) => field)).toEqual(['content']);
});

test('what went is a ghost in its place, what came stands at the end, what grew has both sizes', () => {
  const more: Given = { volumes: { 'vol-a': { size: '2 GiB' } }, backend: { monday: { snapshot_of: 'vol-a' }, tuesday: { snapshot_of: 'vol-a', size: '1 GiB' } } };
  const gone = look({ steps: [{ event: 'remove', object: 'monday' }], given: more });
  expect(tiles(gone).map(({ title, how }) => [title, how])).toEqual([['vol-a', 'same'], ['monday', 'removed'], ['tuesday', 'same']]);
  expect([gone.total, gone.changed]).toEqual([2, 1]);
  const come = look({ steps: [{ event: 'remove', object: 'monday' }, { event: 'add', object: 'friday', name: 'friday', snapshot_of: 'vol-a' }], given: more });
  expect(tiles(come).map(({ title, how }) => [title, how])).toEqual([['vol-a', 'same'], ['tuesday', 'same'], ['friday', 'added']]);
  const grown = tile(look({ steps: [{ event: 'grow', object: 'tuesday', size: '1 GiB + 1 B' }], given: more }), 'tuesday');
  expect(grown?.size).toMatchObject({ isSame: false, before: { text: '1 GiB', rounded: null }, after: { text: '1 GiB + 1 B', rounded: 'rounds up to 2 GiB' } });
});

test('the snapshots of a volume that is gone stay, below its ghost and later below none', () => {
  const steps: readonly Step[] = [{ event: 'remove', object: 'vol-a' }, { look: {} }];
  expect(look({ steps: steps.slice(0, 1) }).families.map(({ volume, snapshots }) => [volume?.how, snapshots.length])).toEqual([['removed', 1]]);
  expect(look({ steps }).families.map(({ volume, snapshots }) => [volume, snapshots.length])).toEqual([[null, 1]]);
});

test('who holds the same bytes is named; that nothing was written to two objects makes them no twins', () => {
  const given: Given = {
    volumes: { 'vol-a': { size: '1 GiB' } },
    backend: { ...Object.fromEntries(['a', 'b', 'c'].map((name) => [name, { snapshot_of: 'vol-a', content: 'payroll' }])), empty: { snapshot_of: 'vol-a' } },
  };
  const picture = look({ steps: [{ look: {} }], given });
  expect(['a', 'b', 'empty', 'vol-a'].map((title) => tile(picture, title)?.twins)).toEqual(['the same as b and 1 more', 'the same as a and 1 more', null, null]);
});

test('of a thousand objects those that changed are drawn, with their volume and their neighbours; the rest is counted', () => {
  const picture = look({ steps: [{ event: 'grow', object: 'of-3-7', size: '2 GiB' }], given: LARGE });
  expect(tiles(picture).map(({ title }) => title)).toEqual(['vol-3', 'of-3-6', 'of-3-7', 'of-3-8']);
  expect([picture.families[0]?.folded, picture.folded, picture.total]).toEqual([21, { volumes: 39, snapshots: 936 }, 1000]);
});

test('what a reference names is drawn too, by its name or by what the array knows it by', () => {
  const steps: readonly Step[] = [{ look: {} }];
  expect(tiles(look({ steps, given: LARGE, reference: '{"source-name": "of-9-0"}' })).map(({ title }) => title)).toEqual(['vol-9', 'of-9-0', 'of-9-1']);
  const [first] = played('datacore', steps, LARGE).start.objects.filter(({ handle }) => handle === 'of-2-2');
  expect(tiles(look({ driver: 'datacore', steps, given: LARGE, reference: `{"source-id": "${String(first?.native_id)}"}` })).map(({ title }) => title)).toContain('of-2-2');
  expect(look({ steps, given: LARGE }).families, 'where nothing is of interest, the beginning').toMatchObject([{ volume: { title: 'vol-0' }, snapshots: [{}, {}, {}], folded: 21 }]);
});

test('what is folded away is unfolded piece by piece', () => {
  const steps: readonly Step[] = [{ event: 'grow', object: 'of-3-7', size: '2 GiB' }];
  const more = look({ steps, given: LARGE, unfolded: { 'vol-3': 10, volumes: 2 } });
  expect(more.families.map(({ volume, snapshots, folded }) => [volume?.title, snapshots.length, folded])).toEqual([['vol-0', 3, 21], ['vol-1', 3, 21], ['vol-3', 13, 11]]);
  expect(more.folded).toEqual({ volumes: 37, snapshots: 888 });
  const all = look({ steps, given: LARGE, unfolded: { 'vol-3': 100, volumes: 100 } });
  expect([all.families.length, all.folded, all.families[3]?.folded]).toEqual([40, { volumes: 0, snapshots: 0 }, 0]);
});

test('few objects are all drawn, whatever changed', () => {
  expect(tiles(look({ steps: [{ look: {} }] })).map(({ title, how }) => [title, how])).toEqual([['vol-a', 'same'], ['tuesday', 'same']]);
});
