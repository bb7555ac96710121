// What Chromium puts on the clipboard as text/html when all of a page is copied.
// Usage: node tests/formats/clip.mjs PAGE.html OUT.html   (after `npm ci` in tests/browser)

import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../browser/', import.meta.url))('playwright-core');
const [source, target] = process.argv.slice(2);

// The clipboard can be read only from a secure origin, and localhost is one.
const page_text = await readFile(source);
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page_text);
});
await new Promise((resolve) => server.listen(0, 'localhost', resolve));
const origin = `http://localhost:${server.address().port}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
try {
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await context.newPage();
  await page.goto(origin);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const fragment = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType('text/html')).text();
  });
  await writeFile(target, fragment);
} finally {
  await browser.close();
  server.close();
}
