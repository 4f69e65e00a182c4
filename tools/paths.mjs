/** Where things lie. Every path that two tools share stands here. */
import { join } from 'node:path';

/** The root of the repository. */
export const root = join(import.meta.dirname, '..');

/** The built page. */
export const webDist = join(root, 'dist', 'web');

/** The built command: one file without dependencies. */
export const cliDist = join(root, 'dist', 'cli', 'custody.mjs');

/** What the tools remember from one run to the next; gone with every fresh installation. */
export const cache = join(root, 'node_modules', '.cache', 'custody');
