/** Open workspaces over fake-indexeddb. */
import 'fake-indexeddb/auto';
import { testDesks } from './desks-contract.ts';
import { MemoryLocks } from './memory-locks.ts';

testDesks(() => new MemoryLocks());
