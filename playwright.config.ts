/** The end-to-end tests: the built page, served with its real headers, in a real browser. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from './tools/browser.mjs';

export default defineConfig({
  testDir: 'tests/e2e',
  projects: [{ name: 'e2e', testMatch: '*.spec.ts' }, { name: 'screenshots', testMatch: '*.shots.ts' }],
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    baseURL: process.env['PAGE_URL'],
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node tools/serve.mjs --port 0',
    // Playwright puts what the named group holds into the environment, under the group's name in capitals.
    wait: { stdout: /Custody is at (?<page_url>\S+)/ },
  },
});
