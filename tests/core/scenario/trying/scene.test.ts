import { expect, test } from 'vitest';
import { DRIVERS } from '../../../../core/registry.ts';
import { sceneOf } from '../../../../core/scenario/trying/scene.ts';

test.each(DRIVERS)('$id can have the scene, be it under names of its own choice', (driver) => {
  const { stage, first, ungranted } = sceneOf(driver);
  expect(stage.objects.map(({ handle }) => handle)).toEqual(['payroll', 'ledger', 'tuesday', 'dotted', 'spaced', 'small', 'managed', 'other']);
  expect(first?.handle).toBe('tuesday');
  for (const { name, reason } of ungranted) expect(reason, name).toMatch(/\w{3,} \w/);
});
