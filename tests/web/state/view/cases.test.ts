import { expect, test } from 'vitest';
import { driverById, DRIVERS } from '../../../../core/registry.ts';
import { createTrying } from '../../../../web/worker/trying/try.ts';
import { CASES } from '../../../../web/state/view/cases.ts';
import { rowOf, type TryRow } from '../../../../web/state/view/trying.ts';
import type { TriedReference } from '../../../../web/worker/facade.ts';

const tryReference = createTrying(DRIVERS);

function tried(driver: string, text: string | null): TriedReference {
  const definition = driverById(driver);
  if (!definition) throw new RangeError(driver);
  return tryReference(definition, text);
}

/** What a driver answers, in short. */
type Short = Pick<TryRow, 'verdict' | 'size' | 'className' | 'tied'>;

function answer(driver: string, text: string): Short {
  const { answers } = tried(driver, text);
  const found = answers.map(rowOf).find((row) => row.driver === driver);
  if (!found) throw new RangeError(driver);
  const { verdict, size, className, tied } = found;
  return { verdict, size, className, tied };
}

const accepted = (size: string, tied: string | null): Short => ({ verdict: 'accepted', size, className: null, tied });
const refused = (className: string, size: string | null = null): Short => ({ verdict: 'refused', size, className, tied: null });
const crashed = (className: string, size: string | null = null): Short => ({ verdict: 'crashed', size, className, tied: null });

/** What the gallery says, case by case: of the driver that a case opens, and of those that it names besides. */
const SAID: Readonly<Record<string, Readonly<Record<string, Short>>>> = {
  'A snapshot of another volume': { lvm: accepted('2', 'friday'), rbd: refused('ManageExistingInvalidReference') },
  'Two keys, and which one wins': { infinidat: accepted('2', 'database.tuesday'), hpe3par: accepted('2', 'tuesday') },
  'A pod, a volume, a snapshot': { pure: refused('ManageExistingInvalidReference') },
  'A name without a dot': { pure: crashed('ValueError') },
  'No reference at all': { rbd: crashed('InvalidArgument', '3') },
  'A listing’s own reference': { pure: refused('ManageExistingInvalidReference'), 'pure-21.3': accepted('2', 'volume-5513e3ea-bba6-4754-82c1-c34c7365c6fa-cinder.tuesday') },
  '4 MiB that become 0 GiB': { lvm: accepted('0', 'small'), rbd: accepted('1', 'small') },
  '1 GiB and a byte': {
    lvm: accepted('1', 'tuesday'), rbd: accepted('2', 'tuesday'), datacore: accepted('1.0000004768371582', 'tuesday'),
    powermax: accepted('3.0', 'tuesday'), nexenta: accepted('3', 'tuesday'),
  },
  'A takeover': { rbd: accepted('2', 'snapshot-9dc6366a-2003-4418-ace6-b6c74e29980f') },
  'A bare text': { rbd: accepted('2', 'tuesday'), lvm: accepted('1', 'tuesday') },
  'A name with spaces': { rbd: accepted('2', 'before the upgrade'), lvm: refused('ManageExistingInvalidReference') },
};

test.each(CASES)('the gallery says what is so: $title', ({ title, driver, reference }) => {
  const said = SAID[title] ?? {};
  expect(Object.keys(said)).toContain(driver);
  for (const [id, expected] of Object.entries(said)) expect(answer(id, reference), id).toEqual(expected);
});
