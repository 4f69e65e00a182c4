/** Faults that wait in a world, and the moment at which they strike: a driver's request to the array, or Cinder's database. */
import type { Gate } from '../backend/array.ts';
import { BackendFault } from '../errors.ts';
import type { ArmedFault } from './rows.ts';
import type { World } from './world.ts';

/** A gate for one call of this method: it counts the call's writes and lets armed faults strike. */
export function faultGate(world: World, method: string): Gate {
  let writes = 0;
  return (request, carryOut) => {
    if (request === 'write') writes += 1;
    const fault = world.faults.all().find((armed) => armed.during === method && strikes(armed, request, writes));
    if (!fault) return carryOut();
    use(world, fault);
    const done = fault.effect === 'done-but-answer-lost';
    if (done) carryOut();
    throw new BackendFault(done);
  };
}

/** Whether a fault strikes Cinder's database as it is to store a model update; it is used up by that. */
export function refusesModelUpdate(world: World): boolean {
  const fault = world.faults.all().find(({ at }) => at === 'model-update');
  if (fault) use(world, fault);
  return fault !== undefined;
}

function strikes({ at, n }: ArmedFault, request: 'lookup' | 'write', writes: number): boolean {
  switch (at) {
    case 'any':
      return true;
    case 'lookup':
      return request === 'lookup';
    case 'first-write':
      return request === 'write' && writes === 1;
    case 'nth-write':
      return request === 'write' && writes === n;
    case 'model-update':
      return false;
  }
}

function use(world: World, fault: ArmedFault): void {
  if (fault.times > 1) world.faults.put({ ...fault, times: fault.times - 1 });
  else world.faults.remove(fault.id);
}
