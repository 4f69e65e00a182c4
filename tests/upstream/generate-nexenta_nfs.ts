/** Cases for the recorder of the real driver of NexentaStor 5 over NFS: `npx tsx tests/upstream/generate-nexenta_nfs.ts SEED COUNT`. */
import { int, type Json } from '../../core/value/json.ts';
import { writeCasesFrom } from './case-maker.ts';
import { nexentaCases } from './nexenta-cases.ts';
import { VOLUME_IDS } from './oddities.ts';

const CLONES = [...VOLUME_IDS.map((id) => `cinder/nfs/volume-${id}`), 'cinder/nfs/clone', 'elsewhere/clone', `volume-${VOLUME_IDS[0]}`, '', '日本'];
/** What services are called, and what passes for none. */
const SERVICES: readonly Json[] = ['', 'svc', null, int(0), int(7), false, []];

export const generateCases = nexentaCases('nexenta_nfs', {
  attributes: (kind, { pick, chance, below }) =>
    kind === 'volume'
      ? {}
      : {
          clones: chance(0.5) ? Array.from({ length: below(4) }, () => pick(CLONES)) : undefined,
          hprService: chance(0.3) ? pick(SERVICES) : undefined,
          snaplistId: chance(0.3) ? pick(SERVICES) : undefined,
        },
});

writeCasesFrom(import.meta.url, generateCases);
