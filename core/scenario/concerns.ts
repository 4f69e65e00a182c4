/** Which suites are about a driver. */
import type { Suite } from './scenario.ts';

/** Whether any scenario of the suite is about this driver, or about any. @param driver its id, as the target says it */
export function concerns({ scenarios }: Suite, driver: string): boolean {
  return scenarios.some(({ drivers }) => drivers === undefined || driver in drivers);
}
