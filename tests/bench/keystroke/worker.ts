/** Measures in a worker of the browser, and tells the page. */
import { measure } from './keystroke.ts';

self.postMessage(measure(() => performance.now(), 3));
