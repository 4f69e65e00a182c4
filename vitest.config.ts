/**
 * The tests but for the end-to-end ones: `unit` in Node, `browser` in a real Chromium.
 * `npx vitest run --project unit tests/core/value` runs what lies there.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './tools/browser.mjs';

const BROWSER_TESTS = 'tests/**/*.browser.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [BROWSER_TESTS],
          pool: 'threads',
        },
      },
      {
        plugins: [svelte()],
        worker: { format: 'es' },
        // Vite reloads the page, in the middle of a test, when it meets a package that it had not seen; it does not look
        // into workers unless they are named.
        optimizeDeps: { entries: [BROWSER_TESTS, 'web/**/*.ts'] },
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
