// Old, limited and forbidding browsers: each gets a text that says what is missing and what to do, never a blank page.
// And the page's own script asks no more of an engine than the text says.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'acorn';
import { bare } from './page.mjs';

const dist = (name) => readFile(new URL(`../../dist/${name}`, import.meta.url), 'utf8');

/** What is shown: the reason, the way out, both in Chinese and English, and nothing else. */
async function assertExplains(page, reason) {
  const box = page.locator('#unsupported');
  await box.waitFor({ state: 'visible' });
  const text = await box.innerText();
  for (const part of [/极速模式/, /Chrome、Edge 97/, /This browser cannot run the checker/, reason]) assert.match(text, part);
  assert.ok(!(await page.locator('#app').isVisible()) || (await page.locator('#app').innerText()) === '');
}

/** Serves the page changed by `change(body, headers)`. */
function changed(page, change) {
  return page.route('**/', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    const body = change(await response.text(), headers);
    await route.fulfill({ response, body, headers });
  });
}

test('without WebAssembly', () =>
  bare((page) => page.addInitScript(() => delete globalThis.WebAssembly), (page) => assertExplains(page, /缺少：WebAssembly/)));

test('where a policy forbids WebAssembly', () =>
  bare(
    (page) =>
      changed(page, (body, headers) => {
        headers['content-security-policy'] = headers['content-security-policy'].replace(" 'wasm-unsafe-eval'", '');
        return body;
      }),
    (page) => assertExplains(page, /缺少：运行 WebAssembly 的许可/),
  ));

test('where the engine cannot parse the script', () =>
  bare(
    (page) => changed(page, (body) => body.replace('type="module" id="boot"', 'type="of the future" id="boot"')),
    (page) => assertExplains(page, /缺少：页面脚本没有运行/),
  ));

test('where a policy forbids every script', () =>
  bare(
    (page) =>
      changed(page, (body, headers) => {
        headers['content-security-policy'] = "script-src 'none'";
        return body;
      }),
    (page) => assertExplains(page, /转给信息中心/),
  ));

test('without JavaScript', () => bare(() => {}, (page) => assertExplains(page, /核对程序需要 JavaScript/), { javaScriptEnabled: false }));

test('the single file where it cannot be unpacked', () =>
  bare(
    (page) => page.addInitScript(() => delete globalThis.DecompressionStream),
    (page) => assertExplains(page, /缺少：DecompressionStream/),
    { path: 'single.html' },
  ));

/** The texts between script tags, with their attributes. */
function scripts(page) {
  return [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes, text]) => ({ attributes, text }));
}

test('the scripts hold no syntax newer than the oldest browser', async () => {
  for (const name of ['index.html', 'single.html']) {
    const found = scripts(await dist(name)).filter(({ attributes }) => !attributes.includes('application/gzip'));
    assert.equal(found.length, 2, name);
    const [guard, boot] = found;
    // What runs in every browser there is; what runs in Chromium 96 and Firefox ESR: ES2021, which they have whole.
    parse(guard.text, { ecmaVersion: 5 });
    parse(boot.text, { ecmaVersion: 2021, sourceType: 'module' });
  }
  parse(await dist('sw.js'), { ecmaVersion: 2021 });
});
