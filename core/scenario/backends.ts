/** The backends of a scenario, and the volume services that have them. */
import type { ServiceRow } from '../world/rows.ts';
import type { Given, ServiceState } from './given.ts';

const ONLY = 'backend';

/** Backends by their handles; one where none is given. */
export function backendsOf({ backends }: Given): Readonly<Record<string, ServiceState>> {
  return backends ?? { [ONLY]: {} };
}

/** Host of the volume service that has this backend, which is its id as well. */
export function serviceHost(backend: string): string {
  return `custody@${backend}`;
}

/** Host of a volume there: the service's, with the only pool. */
export function volumeHost(backend: string): string {
  return `${serviceHost(backend)}#${POOL}`;
}
const POOL = 'pool';

/** The backend on which a volume of this host is; empty where the host has another form. */
export function backendName(host: string): string {
  return /^[^@]*@([^#]*)/.exec(host)?.[1] ?? '';
}

export function serviceRow(backend: string, state: ServiceState): ServiceRow {
  const fresh = { disabled: false, up: true, frozen: false, initialized: true };
  return { id: serviceHost(backend), ...fresh, ...state, pools: [{ name: POOL, free_gb: null }] };
}
