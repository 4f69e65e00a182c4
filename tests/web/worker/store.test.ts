/** The store over fake-indexeddb. */
import 'fake-indexeddb/auto';
import { testWorkspaceStore } from './store-contract.ts';
import { workspaceStore } from '../../../web/worker/store/workspaces.ts';

testWorkspaceStore(workspaceStore);
