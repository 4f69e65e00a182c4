/**
 * The headers that the page is served with. They stand here once: our own server and Vite's preview send them, and the
 * build writes them to `_headers` for static hosts.
 */

/** Nothing is loaded, connected to or run but the page's own files; no inline script or style, no `eval`. */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const UNUSED_FEATURES = ['camera', 'geolocation', 'microphone', 'payment', 'usb'];

/** Sent with every answer, to the page and to its worker alike. @type {Record<string, string>} */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': Object.entries(CONTENT_SECURITY_POLICY)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
};

/** The folder of the files whose names change with their content. */
export const HASHED_FOLDER = 'assets';

const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/**
 * The headers of one file of the page.
 * @param {string} path from the root of the page, such as `assets/index-1a2b.js`
 * @returns {Record<string, string>}
 */
export function headersFor(path) {
  const cacheControl = path.startsWith(`${HASHED_FOLDER}/`) ? FOR_EVER : ASK_EACH_TIME;
  return { ...SECURITY_HEADERS, 'Cache-Control': cacheControl };
}

/**
 * The same as a `_headers` file, which Netlify, Cloudflare Pages and others read. Such hosts join the values of all
 * sections that fit a path, so a header must not come twice: what is not hashed keeps the host's own default, to ask
 * each time.
 * @returns {string}
 */
export function headersFile() {
  return section('/*', SECURITY_HEADERS) + section(`/${HASHED_FOLDER}/*`, { 'Cache-Control': FOR_EVER });
}

/**
 * @param {string} path
 * @param {Record<string, string>} headers
 */
function section(path, headers) {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
