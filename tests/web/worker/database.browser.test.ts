/** The database over the IndexedDB of a real browser. */
import { testDatabase } from './database-contract.ts';

testDatabase();
