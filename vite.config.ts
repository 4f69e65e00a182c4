/** The page: `web/` becomes `dist/web/`. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { HASHED_FOLDER, headersFile, SECURITY_HEADERS } from './tools/headers.mjs';
import { notices } from './tools/notices.mjs';

export default defineConfig({
  root: 'web',
  cacheDir: '../node_modules/.vite',
  base: './', // so that the page can be hosted in any folder
  plugins: [svelte({ configFile: '../svelte.config.js' }), headersForStaticHosts(), notices()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    assetsDir: HASHED_FOLDER,
    assetsInlineLimit: 0, // the policy allows no fonts or scripts in data: addresses
    modulePreload: { polyfill: false },
  },
  preview: { headers: SECURITY_HEADERS },
});

/** Writes `_headers` beside the page. */
function headersForStaticHosts(): Plugin {
  return {
    name: 'custody:headers',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
    },
  };
}
