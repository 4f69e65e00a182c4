/** The store of runs over the IndexedDB of a real browser. */
import { testRunStore } from './run-store-contract.ts';

testRunStore();
