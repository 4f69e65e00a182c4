/** What a workspace can begin with: each a world in words, for any driver. */
import type { Given } from '../scenario/given.ts';

/** What is done to make it, one after the other. Of objects and volumes, their handles. */
export type Preparation =
  /** Taken under management, by the reference that the driver's users write. */
  | { readonly manage: string; readonly as: string }
  /** The array refuses the driver's first write of the next manage. */
  | { readonly fails: 'manage_existing_snapshot' };

export interface Beginning {
  readonly id: string;
  readonly title: string;
  /** What there is to see. */
  readonly sentence: string;
  readonly given: Given;
  readonly prepared: readonly Preparation[];
}

const PAYROLL: Given = {
  volumes: { payroll: { size: '3 GiB', content: 'payroll' }, ledger: { size: '2 GiB', content: 'ledger' } },
  backend: {
    tuesday: { snapshot_of: 'payroll', name: 'tuesday', size: '1 GiB + 1 B', content: 'payroll of Tuesday' },
    dotted: { snapshot_of: 'payroll', name: 'database.tuesday', size: '1.5 GiB' },
    spaced: { snapshot_of: 'payroll', name: 'before the upgrade', size: '2 GiB' },
    small: { snapshot_of: 'payroll', name: 'small', size: '4 MiB' },
    managed: { snapshot_of: 'payroll', name: 'last-week', size: '2 GiB' },
    other: { snapshot_of: 'ledger', name: 'friday', size: '2 GiB' },
  },
};

const TUESDAY = { tuesday: { snapshot_of: 'payroll', size: '1 GiB + 1 B', content: 'payroll of Tuesday' } } as const;

export const GALLERY: readonly Beginning[] = [
  {
    id: 'payroll',
    title: 'Payroll',
    sentence: 'Two volumes with snapshots that Cinder knows nothing of, of odd names and sizes. It has one of them already.',
    given: PAYROLL,
    prepared: [{ manage: 'managed', as: 'last-week' }],
  },
  {
    id: 'empty',
    title: 'Nothing yet',
    sentence: 'One volume service and an empty array, to be furnished by hand.',
    given: {},
    prepared: [],
  },
  {
    id: 'two-backends',
    title: 'Two backends',
    sentence: 'East and west each have a snapshot called nightly. A driver sees what is on its own array.',
    given: {
      backends: { east: {}, west: {} },
      volumes: { orders: { size: '2 GiB', backend: 'east' }, stock: { size: '2 GiB', backend: 'west' } },
      backend: {
        'nightly-east': { snapshot_of: 'orders', name: 'nightly', size: '2 GiB', content: 'orders at night' },
        'nightly-west': { snapshot_of: 'stock', name: 'nightly', size: '2 GiB', content: 'stock at night' },
      },
    },
    prepared: [],
  },
  {
    id: 'after-a-failure',
    title: 'After a failed manage',
    sentence: 'The array refused the first write. Cinder’s snapshot is in error, and the data is still there: what can be done now?',
    given: { volumes: { payroll: { size: '3 GiB' } }, backend: TUESDAY },
    prepared: [{ fails: 'manage_existing_snapshot' }, { manage: 'tuesday', as: 'tuesday' }],
  },
  {
    id: 'full-quota',
    title: 'A quota that is nearly used up',
    sentence: 'Two snapshots are allowed, and one is there. The next is taken, the one after that is refused.',
    given: {
      quota: { snapshots: 2, gigabytes: 1000 },
      volumes: { payroll: { size: '1 GiB' } },
      backend: Object.fromEntries(['monday', 'tuesday', 'wednesday'].map((day) => [day, { snapshot_of: 'payroll', size: '1 GiB' }])),
    },
    prepared: [{ manage: 'monday', as: 'monday' }],
  },
  {
    id: 'migrated',
    title: 'A volume that was migrated',
    sentence: 'Its name on the array is made of another id than its own.',
    given: { volumes: { payroll: { size: '3 GiB', migrated: true } }, backend: TUESDAY },
    prepared: [],
  },
  {
    id: 'many',
    title: 'A thousand objects',
    sentence: 'Fifty volumes with 19 snapshots each, a hundred of which Cinder has.',
    given: many(),
    prepared: Array.from({ length: 100 }, (_, n) => ({ manage: `s${n % 50}-${Math.floor(n / 50)}`, as: `kept-${n}` })),
  },
];

function many(): Given {
  const volumes = range(50).map((v) => [`v${v}`, { size: `${1 + (v % 7)} GiB` }] as const);
  const backend = range(19).flatMap((s) => range(50).map((v) => [`s${v}-${s}`, { snapshot_of: `v${v}`, size: `${1 + ((v + s) % 7)} GiB` }] as const));
  return { quota: { snapshots: 1000, gigabytes: 100_000 }, volumes: Object.fromEntries(volumes), backend: Object.fromEntries(backend) };
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
