/** How a listing crashes that is cut into pages by Cinder's own function (see pagination.ts). */
import type { DeclaredCrash } from '../../definition.ts';

const UTILS = 'cinder/volume/volume_utils.py';
const LISTING = ['get_manageable_snapshots'] as const;

export const PAGING_CRASHES: readonly DeclaredCrash[] = [
  { class: 'KeyError', methods: LISTING, when: 'Entries are sorted by a key that they do not have.', upstream: { file: UTILS, line: 887 } },
  { class: 'TypeError', methods: LISTING, when: 'Two entries have no order, or an argument is of another kind than the API lets through.', upstream: { file: UTILS, line: 896 } },
  { class: 'AttributeError', methods: LISTING, when: 'A sort key is no text.', upstream: { file: UTILS, line: 882 } },
];
