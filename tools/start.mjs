/** `npm start [-- --port N]`: installs what is missing, builds what has changed, serves the page. */
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { servePage } from './serve.mjs';

ensureDependencies();
if (!(await build(['suites', 'page', 'cli'], (chunk) => process.stdout.write(chunk)))) process.exit(1);
await servePage();
