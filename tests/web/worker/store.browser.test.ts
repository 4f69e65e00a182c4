/** The store over the IndexedDB of a real browser. */
import { testWorkspaceStore } from './store-contract.ts';
import { workspaceStore } from '../../../web/worker/store/workspaces.ts';

testWorkspaceStore(workspaceStore);
