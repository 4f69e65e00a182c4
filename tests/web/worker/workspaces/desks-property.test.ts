import 'fake-indexeddb/auto';
import { testAnyOrder } from './desks-property.ts';
import { MemoryLocks } from './memory-locks.ts';

testAnyOrder(() => new MemoryLocks(), 60);
