/** Two suites of a few scenarios each, compiled. */
import { toJson } from '../../../core/value/plain.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { Clause } from '../../../core/report/result.ts';
import type { CompiledSuite } from '../../../scenarios/format/compiled.ts';

const GIVEN = {
  volumes: { 'vol-a': { size: '2 GiB' } },
  backend: { tuesday: { snapshot_of: 'vol-a', size: '1 GiB + 1 B' } },
  snapshots: { s1: { volume: 'vol-a' } },
};
const getSize = (expected: number, cites: string) => ({
  driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names: 'tuesday' }, expect: [{ cites, returns: { int: BigInt(expected) } }],
});
const look = (id: string, step: object = {}, given: object = {}) => ({
  id, kind: 'conformance', title: `Looks (${id})`, given: { ...GIVEN, ...given }, steps: [{ look: {}, ...step }],
});

export const SIZES = compiled('sizes', [
  { id: 'size.right', kind: 'conformance', title: 'Rounded up', given: GIVEN, steps: [getSize(2, 'size.round-up')] },
  { id: 'size.wrong', kind: 'conformance', title: 'Rounded down', given: GIVEN, steps: [getSize(1, 'size.round-up'), getSize(2, 'size.of-snapshot')] },
]);
export const LOOKS = compiled('looks', [look('look.1', { expect_for: { lvm: [{ cites: 'size.of-snapshot', backend: 'unchanged' }] } }), look('look.2', {}, { config: { volume_group: 'stack' }, options: { no_snapshot_gb_quota: true } }), look('look.3')]);

/** About one driver alone. */
export const ABOUT_RBD = compiled('driver-rbd', [
  { id: 'rbd.only', kind: 'behaviour', title: 'What RBD does', drivers: { rbd: '21.3.1..' }, given: GIVEN, steps: [{ look: {} }] },
]);

export const CLAUSES: readonly Clause[] = ['size.round-up', 'size.of-snapshot'].map((id) => ({
  id, method: 'manage_existing_snapshot_get_size', level: 'MUST', demands: id,
}));

function compiled(id: string, scenarios: readonly unknown[]): CompiledSuite {
  const json = stringifyJson(toJson({ custody: 1, suite: id, version: '1.0.0', title: `About ${id}`, scenarios }));
  return { id, version: '1.0.0', title: `About ${id}`, digest: `digest of ${id}`, file: `suites/${id}.yaml`, json, source: `suite: ${id}\n`, positions: {} };
}
