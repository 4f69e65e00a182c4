/** Screenshots of every page in every state: for the eye, which no test has. */
import { mkdirSync } from 'node:fs';
import { test } from '@playwright/test';
import { VIEWS } from './views.ts';

const FOLDER = 'dist/screenshots';
const WIDTHS = [360, 1280, 1920] as const;
const SCHEMES = ['light', 'dark'] as const;

mkdirSync(FOLDER, { recursive: true });

for (const [name, view] of Object.entries(VIEWS)) {
  for (const colorScheme of SCHEMES) {
    test(`${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 1280, height: 800 });
      await view(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
        await page.screenshot({ path: `${FOLDER}/${name.replaceAll(/[^a-z0-9]+/g, '-')}-${width}-${colorScheme}.png`, fullPage: true });
      }
    });
  }
}
