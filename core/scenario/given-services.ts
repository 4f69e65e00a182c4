/** The volume services of a world, as a scenario gives them. */
import type { WorldState } from '../world/world.ts';
import { backendName, backendsOf, serviceHost } from './backends.ts';
import type { Given, ServiceState } from './given.ts';

const FRESH = { disabled: false, up: true, frozen: false, initialized: true } as const;

/** Nothing where there is the one service that a scenario has without saying so. */
export function givenServices({ services }: WorldState): Pick<Given, 'backends'> {
  const given = services.map((row): [string, ServiceState] => {
    const said = (['disabled', 'up', 'frozen', 'initialized'] as const).filter((key) => row[key] !== FRESH[key]);
    return [backendName(row.id), Object.fromEntries(said.map((key) => [key, row[key]]))];
  });
  const [[name, state] = ['', {}]] = given;
  const [only = ''] = Object.keys(backendsOf({}));
  return given.length === 1 && serviceHost(name) === serviceHost(only) && Object.keys(state).length === 0 ? {} : { backends: Object.fromEntries(given) };
}
