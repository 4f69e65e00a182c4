/** Lets the messages between Cinder's services arrive. */
import type { Calling, Services } from './calling.ts';
import { handleCast } from './manager.ts';
import { schedule } from './scheduler.ts';

/** How far Cinder gets: its API has answered, its scheduler has passed the message on, or all is done. */
export type SettlePoint = 'api' | 'scheduler' | 'done';

/** Delivers the messages that are under way, oldest first, up to this point. */
export function* settle(services: Services, until: SettlePoint): Calling<void> {
  if (until === 'api') return;
  schedule(services);
  if (until === 'scheduler') return;
  for (const cast of services.world.casts.all()) {
    services.world.casts.remove(cast.id);
    yield* handleCast(services, cast);
  }
}
