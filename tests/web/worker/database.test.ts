/** The database over fake-indexeddb. */
import 'fake-indexeddb/auto';
import { testDatabase } from './database-contract.ts';

testDatabase();
