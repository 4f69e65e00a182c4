/** Cases of the FlashArray of either release, which differ in the key of references and in the recorder's name. */
import { int, type Json } from '../../core/value/json.ts';
import { GIB } from '../../core/value/size.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { arrayCases, type Draw } from './array-cases.ts';
import { CaseMaker, fields, randomFrom, type Fields } from './case-maker.ts';
import { DIRECTIONS, LIMITS, MARKER_TEXTS, SNAPSHOT_IDS, SORT_KEYS, VOLUME_IDS } from './oddities.ts';
import { withSnapshotNames } from './snapshot-names.ts';

const [FIRST, SECOND] = VOLUME_IDS.map((id) => `volume-${id}-cinder`) as [string, string];

/** The recorder puts the volume's name in front of those without a dot. */
const NAMES = [
  's1', 'S1', 'snap-1', 'x'.repeat(63), 'sn\u00e4p', 's 1', `${FIRST}.daily`, `${FIRST}.hourly`, `${SECOND}.daily`, `${SECOND}.hourly`, `${FIRST}.group.1`, `${FIRST}.`, `${FIRST}..x`,
  `${FIRST}.\ud83d\ude00`, 'nowhere.s1', '.s1', 'pod1::database.s1', 'realm1::pod1::database.s1', `realm1::pod1::${FIRST}.s1`, `${FIRST}.a::b::c`, 'group1/database.s1', `${FIRST} .s1`,
];

const ASKED: readonly Json[] = [
  FIRST, SECOND, '.', '..', 'a.b.c', '::', '::.', '::::.', ':::.s1', `:::::${FIRST}.s1`, `${FIRST}.S1`, `${FIRST.toUpperCase()}.s1`, `${FIRST}.nope`, `${SECOND}.s1`, `${FIRST}.s1 `, 'source-name', 'name',
  ['source-name'], ['name'], ['::'], ['::', '::'], ['::', ['::'], '::', null], [`${FIRST}.s1`], '\ud800.\ud800', `${FIRST}.\ud800`, 'x.\u0000', '%s.%s', "it's.s1",
];

const CONTAINED = ['pod1::database', 'group1/database', 'pod1::group1/database', 'realm1::pod1::database', 'v', 'x'.repeat(63), 'sn\u00e4p', '\ud83d\ude00'.repeat(40), 'a.b'];

/**
 * @param driver the recorder's name
 * @param key    of references
 */
export function pureCases(driver: 'pure' | 'pure2', key: 'name' | 'source-name'): (seed: number, count: number) => Generator<Json> {
  const usual = arrayCases({ driver, keys: [key], names: NAMES, asked: ASKED, namesAreUnique: true, lists: true, listing });
  return function* generate(seed, count) {
    const others = usual(seed, count);
    const random = randomFrom(seed + 1_000_000);
    for (let n = 0; n < count; n += 1) {
      if (n % 6 === 5) yield new ContainedCase(random, driver, key).json(`more ${seed}.contained-${n}`);
      else yield withSnapshotNames(others.next().value as Json, `${FIRST}.snapshot-$1`);
    }
  };
}

/** By which entries are sorted. Reasons are not texts in Cinder 21.3.1 but translatable messages, as the text of a crash would show. */
const SORTS = SORT_KEYS.filter((key) => key !== 'reason_not_safe');

function listing(draw: Draw): Fields {
  const marker = (): Json => {
    const reference = fields({ name: draw.pick(NAMES) });
    return draw.pick<Json>([reference, reference, stringifyJson(reference), draw.pick(MARKER_TEXTS)]);
  };
  return {
    sort_keys: draw.chance(0.6) ? [draw.pick(SORTS), draw.pick(SORTS)] : undefined,
    sort_dirs: draw.chance(0.6) ? [draw.pick(DIRECTIONS), draw.pick(DIRECTIONS)] : undefined,
    limit: draw.chance(0.3) ? draw.pick(LIMITS) : undefined,
    offset: draw.chance(0.3) ? draw.pick(LIMITS) : undefined,
    marker: draw.chance(0.4) ? marker() : undefined,
  };
}

/** A volume of Cinder's in a pod, a group or a realm, or of another length of name than Cinder's own. */
class ContainedCase extends CaseMaker {
  readonly #driver: string;
  readonly #key: string;

  constructor(random: () => number, driver: string, key: string) {
    super(random);
    this.#driver = driver;
    this.#key = key;
  }

  json(name: string): Json {
    const [volume_id] = VOLUME_IDS;
    const provider_id = this.pick(CONTAINED);
    const parent = fields({ cinder_volume: volume_id });
    const objects = ['daily', 'hourly'].map((suffix) => fields({ name: `${provider_id}.${suffix}`, parent, size: int(this.below(4) * GIB + this.below(2)) }));
    const step = (): Json[] => {
      const id = this.pick(SNAPSHOT_IDS);
      const snapshot = fields({ id, volume_id });
      const managed = `${provider_id}.snapshot-${id}`;
      const wanted = this.pick([`${provider_id}.daily`, `${provider_id}.hourly`, managed, `${managed}-unmanaged`, `${managed.slice(0, -10)}-unmanaged`]);
      const reference = fields({ [this.#key]: wanted });
      return this.pick([this.both(reference, snapshot), this.both(reference, snapshot), [fields({ op: 'unmanage_snapshot', snapshot })], [this.list({})]]);
    };
    return fields({
      name,
      driver: this.#driver,
      backend: fields({ objects: [fields({ cinder_volume: volume_id, size: int(GIB) }), ...objects] }),
      steps: this.times(5, step).flat(),
      cinder: fields({ volumes: [fields({ id: volume_id, size: int(1), provider_id })] }),
    });
  }

  protected name(): string {
    return this.pick(CONTAINED);
  }

  protected oddSnapshotId(): string {
    return this.pick(SNAPSHOT_IDS);
  }
}
