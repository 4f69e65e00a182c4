/** The `custody` command: everything in one file that needs nothing but Node. */
import { chmodSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { notices } from './tools/notices.mjs';

const FILE = 'custody.mjs';

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'scenarios/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      output: { entryFileNames: FILE, codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
  plugins: [executable(), notices()],
});

/** Lets the file be started by its name. */
function executable(): Plugin {
  return {
    name: 'custody:executable',
    writeBundle({ dir }) {
      chmodSync(`${dir}/${FILE}`, 0o755);
    },
  };
}
