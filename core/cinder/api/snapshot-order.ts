/** The order in which Cinder's database gives snapshots where nobody asks for another (cinder/db/api.py:3182 at ab09bc39). */
import { byKeys } from './order.ts';
import { SNAPSHOT_COLUMNS } from './snapshot-columns.ts';

export const newestFirst = byKeys([{ name: 'created_at', direction: 'desc' }, { name: 'id', direction: 'desc' }], SNAPSHOT_COLUMNS);
