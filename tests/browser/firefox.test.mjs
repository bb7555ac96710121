// The single file in Firefox, from disk. Without a Firefox this says so and is left out.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { eventually } from './host.mjs';

const SINGLE = new URL('../../dist/single.html', import.meta.url).href;
const FIREFOX = process.env.FIREFOX;
const skip = FIREFOX ? false : 'no Firefox: install firefox-esr, or set FIREFOX to its path';

let browser;

before(async () => {
  if (FIREFOX) browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
});

after(() => browser?.close());

/** One test on a fresh page; afterwards no request and no word on the console. */
function fox(name, run) {
  test(`Firefox: ${name}`, { skip }, async () => {
    const page = await browser.newPage();
    const late = [];
    const noise = [];
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    try {
      await page.goto(SINGLE);
      await page.waitForSelector('html[data-boot=ready]');
      page.on('request', (request) => /^(blob|data):/.test(request.url()) || late.push(request.url()));
      await run(page, noise);
      assert.deepEqual({ late, noise }, { late: [], noise: [] });
    } finally {
      await page.close();
    }
  });
}

const count = (page, selector) => page.$$eval(selector, (found) => found.length);

fox('the sample is checked, a number of a ledger lights its cell', async (page) => {
  await page.click('[data-action=sample]');
  await page.waitForSelector('[data-role=verdict][data-verdict=to-fix]');
  assert.ok((await count(page, '[data-role=finding]')) > 3);
  await page.waitForSelector('[data-role=detail] a[data-locus]');
  await page.click('[data-role=detail] a[data-locus]');
  await page.waitForSelector('[data-role=document] [data-lit=true]');
});

fox('text that is typed is checked, also in English', async (page) => {
  await page.$eval('[data-role=source]', (box) => { box.value = '今天天气很好。'; });
  await page.click('[data-action=check]');
  await page.waitForSelector('[data-role=verdict][data-verdict=not-judged], [data-role=error]');
  await page.click('[data-action=language]');
  await page.waitForSelector('html[lang=en]');
});

fox('the proof counts no request, and one that is tried', async (page, noise) => {
  await page.click('[data-action=proof]');
  const counts = () => page.$eval('[data-role=counter]', (element) => element.textContent);
  assert.match(await counts(), /请求 0 次.*拦下 0 次/);
  const said = await page.evaluate(() => fetch('https://example.invalid/').then(() => 'connected', () => 'refused'));
  assert.equal(said, 'refused');
  await eventually(async () => assert.match(await counts(), /拦下 [1-9]/));
  assert.ok(noise.every((line) => /Content-Security-Policy/.test(line)), String(noise));
  noise.length = 0; // the browser's own report of what this test tried
});
