// A picture of every screen at three sizes, in target/screens/, for people to look at. What can be measured is measured
// elsewhere; here the only demand is that every screen can be reached at every size.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bare, journey } from './page.mjs';
import { onEveryScreen } from './screens.mjs';
import { test } from 'node:test';

const FOLDER = fileURLToPath(new URL('../../target/screens/', import.meta.url));
await mkdir(FOLDER, { recursive: true });

const SIZES = [[1366, 768], [1920, 1080], [700, 900]];

async function picture(page, name) {
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled' });
}

for (const [width, height] of SIZES) {
  journey(`pictures at ${width} × ${height}`, async (checker) => {
    await checker.page.setViewportSize({ width, height });
    await onEveryScreen(checker, (checker, name) => picture(checker.page, `${width}-${name}`));
  });
}

journey('pictures in large type, with forced colours, and at 400 %', async (checker) => {
  await checker.page.setViewportSize({ width: 1366, height: 768 });
  await onEveryScreen(checker, async (checker, name) => {
    await checker.page.emulateMedia({ forcedColors: 'active' });
    await picture(checker.page, `forced-${name}`);
    await checker.page.emulateMedia({ forcedColors: 'none' });
    await checker.action('large').evaluate((button) => button.click());
    await picture(checker.page, `large-${name}`);
    await checker.action('large').evaluate((button) => button.click());
    await checker.page.setViewportSize({ width: 320, height: 640 });
    await picture(checker.page, `320-${name}`);
    await checker.page.setViewportSize({ width: 1366, height: 768 });
  });
});

test('a picture of what an unsupported browser shows', () =>
  bare((page) => page.addInitScript(() => delete globalThis.WebAssembly), async (page) => {
    await page.locator('#unsupported').waitFor({ state: 'visible' });
    await picture(page, 'unsupported');
  }));
