// A page as Chromium saves it in one file (.mht).
// Usage: node tests/formats/saved.mjs PAGE.html OUT.mht   (after `npm ci` in tests/browser)

import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(new URL('../browser/', import.meta.url))('playwright-core');
const [source, target] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
try {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(source)).href);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
  // The address is that of the machine it was saved on.
  await writeFile(target, data.replaceAll(/file:\/\/\/\S*\//g, 'file:///'));
} finally {
  await browser.close();
}
