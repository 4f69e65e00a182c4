/**
 * `node tools/serve.mjs [--port N]`: serves the built page on this machine, with the headers that it is meant to have.
 * Port 0 stands for any free one.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { headersFor } from './headers.mjs';
import { isMain } from './main.mjs';
import { webDist } from './paths.mjs';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 4173;
const PORTS_TO_TRY = 20;

/** @type {Record<string, string>} */
const MIME_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder.
 * @param {string} folder its absolute path
 * @param {number} port 0: any free one; otherwise, when it is taken, the next free one
 * @returns {Promise<{ url: string, close: () => void }>}
 * @throws when no port can be had
 */
export async function serve(folder, port) {
  const server = createServer((request, response) => answer(folder, request, response));
  const lastPort = port === 0 ? 0 : port + PORTS_TO_TRY - 1;
  for (let next = port; ; next += 1) {
    try {
      const taken = await listen(server, next);
      return { url: `http://${HOST}:${taken}/`, close: () => server.close() };
    } catch (error) {
      if (!isPortTaken(error) || next >= lastPort) throw error;
    }
  }
}

/**
 * The port that was asked for: `--port N`, else the environment's `PORT`, else 4173.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {number | undefined} undefined: that is no port
 */
export function portFrom(args, env) {
  const at = args.indexOf('--port');
  const text = at === -1 ? (env['PORT'] ?? String(DEFAULT_PORT)) : (args[at + 1] ?? '');
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  return port <= 65535 ? port : undefined;
}

/** Serves the built page where this process was told to, and prints the address. */
export async function servePage() {
  const port = portFrom(process.argv.slice(2), process.env);
  if (port === undefined) {
    console.error('--port and PORT take a number from 0 to 65535.');
    process.exit(2);
  }
  const { url } = await serve(webDist, port);
  console.log(`Custody is at ${url}`);
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(folder, request, response) {
  const path = pagePath(request.url ?? '/');
  const headers = headersFor(path ?? '');
  const file = path === undefined ? undefined : fileAt(folder, path);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
  } else if (file === undefined) {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' });
    response.end('Not found\n');
  } else {
    const type = MIME_TYPES[extname(file.path)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': file.size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file.path).pipe(response);
  }
}

/**
 * The path inside of the page that an address means, `index.html` for a folder.
 * @param {string} address
 * @returns {string | undefined} undefined: the address is broken
 */
function pagePath(address) {
  try {
    const path = decodeURIComponent(new URL(address, 'http://page').pathname).slice(1);
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {{ path: string, size: number } | undefined} undefined: there is no such file in the folder
 */
function fileAt(folder, path) {
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) || file.includes('\0')) return undefined;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { path: file, size: stat.size } : undefined;
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port that it got
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** @param {unknown} error */
function isPortTaken(error) {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

if (isMain(import.meta.url)) await servePage();
