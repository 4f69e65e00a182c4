/** The store of runs over fake-indexeddb. */
import 'fake-indexeddb/auto';
import { testRunStore } from './run-store-contract.ts';

testRunStore();
