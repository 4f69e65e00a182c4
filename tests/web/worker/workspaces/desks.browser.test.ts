/** Open workspaces over the IndexedDB and the Web Locks of a real browser. */
import { testDesks } from './desks-contract.ts';

testDesks(() => navigator.locks);
