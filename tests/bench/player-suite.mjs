/** A suite of one long scenario on a large array: the same for the same seed. */

/** Sizes as an array has them, whole and not. */
const SIZES = ['4 MiB', '512 MiB', '1 GiB', '1 GiB + 4 MiB', '2 GiB', '10 GiB', '1 TiB'];

/**
 * @param {{ seed: number, volumes: number, snapshots: number, steps: number }} wanted `snapshots` of each volume
 * @returns {object} as a suite's file has it
 */
export function recordedSuite({ seed, volumes, snapshots, steps }) {
  const pick = randomOf(seed);
  const handles = upTo(volumes).flatMap((volume) => upTo(snapshots).map((snapshot) => `of-${volume}-${snapshot}`));
  return {
    custody: 1,
    suite: 'bench-player',
    version: '1.0.0',
    title: 'A long recording',
    scenarios: [
      {
        id: 'bench.long',
        kind: 'caller',
        needs: ['event.grow', 'get_manageable_snapshots'],
        title: 'A long day of a large array',
        given: {
          quota: { snapshots: 100_000, gigabytes: 100_000_000 },
          volumes: Object.fromEntries(upTo(volumes).map((volume) => [`vol-${volume}`, { size: '1 TiB' }])),
          backend: Object.fromEntries(
            handles.map((handle) => [handle, { snapshot_of: `vol-${handle.split('-')[1]}`, size: SIZES[pick(SIZES.length)], content: `bytes ${pick(200)}` }]),
          ),
        },
        steps: stepsOf(handles, steps, pick),
      },
    ],
  };
}

/**
 * Manages one object after the other, lets some of them go again, lists now and then, and grows an object.
 * @param {string[]} handles
 * @param {number} count
 * @param {(below: number) => number} pick
 */
function stepsOf(handles, count, pick) {
  const free = [...handles];
  /** @type {string[]} */
  const managed = [];
  return upTo(count).map((at) => {
    if (at % 20 === 19) return { api: 'list_manageable', detail: true, query: { limit: '200' }, expect: [{ http: 200 }] };
    if (at % 10 === 7) return { event: 'grow', object: free[pick(free.length)], size: `${2 + pick(30)} TiB` };
    if (at % 5 === 4 && managed.length > 0) {
      const [as] = managed.splice(pick(managed.length), 1);
      return { api: 'unmanage', snapshot: as, expect: [{ http: 202 }] };
    }
    const [handle = ''] = free.splice(pick(free.length), 1);
    managed.push(`s${at}`);
    return { api: 'manage', as: `s${at}`, request: { volume: `vol-${handle.split('-')[1]}`, ref: { names: handle } }, expect: [{ http: 202 }] };
  });
}

/** @param {number} count */
function upTo(count) {
  return Array.from({ length: count }, (_, index) => index);
}

/**
 * Numbers that look random (a linear congruential generator, Numerical Recipes' constants).
 * @param {number} seed
 * @returns {(below: number) => number}
 */
function randomOf(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
