// The report as files: each is downloaded and looked at, and the page among them is opened on its own.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { eventually, journey, offline } from './page.mjs';

const workbook = () => readFile(new URL('../formats/sample.xlsx', import.meta.url));

async function opened(checker) {
  await checker.action('report').click();
  await checker.page.locator('#report-formats li').first().waitFor();
}

/** The formats on offer. */
const offered = (checker) =>
  checker.page.locator('#report-formats [data-action]').evaluateAll((all) => all.map((one) => one.dataset.action));

/** Downloads one format: `{ name, path, bytes }`. */
async function taken(checker, format) {
  await opened(checker);
  const [download] = await Promise.all([
    checker.page.waitForEvent('download'),
    checker.action(`report-${format}`).click(),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: await readFile(path) };
}

for (const [where, open] of [['the served page', journey], ['the single file', offline]]) {
  open(`${where} gives the report in every format`, async (checker) => {
    await checker.action('sample').click();
    await checker.verdict();
    const count = await checker.findings.count();

    const csv = await taken(checker, 'csv');
    assert.match(csv.name, /\.findings\.csv$/);
    assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel knows UTF-8 by this mark');
    assert.equal(csv.bytes.toString().trimEnd().split('\r\n').length, count + 1);

    const sarif = JSON.parse((await taken(checker, 'sarif')).bytes);
    assert.equal(sarif.version, '2.1.0');
    assert.equal(sarif.runs[0].results.length, count);

    const json = JSON.parse((await taken(checker, 'json')).bytes);
    assert.equal(json.format, 'budget-findings');
    assert.equal(json.findings.length, count);

    assert.match((await taken(checker, 'markdown')).bytes.toString(), /^# 预算公开核对报告：需要修改\n/);
    for (const format of ['rectification-xlsx', 'rectification-docx']) {
      const file = await taken(checker, format);
      assert.equal(file.bytes.subarray(0, 2).toString(), 'PK', format);
    }
  });
}

journey('the list to be answered is read by the checker itself', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const { name, bytes } = await taken(checker, 'rectification-xlsx');
  await checker.upload(name, bytes);
  await eventually(async () => assert.match(await checker.role('document').innerText(), /整改要求/));
});

journey('a summary goes to the clipboard', async (checker) => {
  await checker.context.grantPermissions(['clipboard-read']);
  await checker.action('sample').click();
  await checker.verdict();
  await opened(checker);
  await checker.action('report-chat').click();
  await checker.page.getByText('已复制', { exact: true }).waitFor();
  assert.match(await checker.page.evaluate(() => navigator.clipboard.readText()), /需要修改\n[^]*1\. ✕ \[第\d+行\]/);
});

journey('a workbook comes back with marks, and says the same when it is read again', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  await opened(checker);
  assert.ok(!(await offered(checker)).includes('report-marked-xlsx'), 'only a workbook can be marked');
  await checker.page.keyboard.press('Escape');
  await checker.upload('预算.xlsx', await workbook());
  await eventually(async () => assert.match(await checker.detail.innerText(), /![A-Z]+\d+/));
  const before = await checker.findings.allInnerTexts();
  const marked = await taken(checker, 'marked-xlsx');
  assert.equal(marked.name, '预算.marked.xlsx');
  await checker.action('clear').click();
  await checker.upload(marked.name, marked.bytes);
  await checker.verdict();
  assert.deepEqual(await checker.findings.allInnerTexts(), before);
});

journey('the menu is operated by keys', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const button = checker.action('report');
  const expanded = () => button.getAttribute('aria-expanded');
  await button.focus();
  await checker.page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await expanded(), 'true'));
  await checker.page.keyboard.press('Tab');
  const focused = () => checker.page.evaluate(() => document.activeElement.dataset.action);
  assert.equal(await focused(), 'report-html');
  await checker.page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await expanded(), 'false'));
  assert.equal(await focused(), 'report', 'back where it was opened');
  await checker.page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await expanded(), 'true'));
  await checker.action('language').focus();
  await eventually(async () => assert.equal(await expanded(), 'false', 'the focus went away'));
});

journey('the page of the report stands on its own', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const { path } = await taken(checker, 'html');
  const context = await checker.context.browser().newContext({ offline: true, javaScriptEnabled: false });
  const page = await context.newPage();
  const noise = [];
  page.on('console', (message) => noise.push(message.text()));
  const text = await readFile(path, 'utf8');
  await page.route('**/*', (route) => route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' }));
  await page.goto(pathToFileURL(`${path}.html`).href);
  try {
    assert.equal(await page.locator('h1').innerText(), '需要修改');
    assert.equal(await page.locator('article').count(), await checker.findings.count());
    await page.locator('article#f1 dd a').first().click();
    assert.match(page.url(), /#p\d+$/);
    const mark = page.locator('i:target + mark');
    await mark.waitFor();
    assert.equal(await mark.innerText(), '169.40');
    await page.locator('#only-warning').check();
    assert.equal(await page.locator('article:visible').count(), await page.locator('article.warning').count());
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'no scrolling aside');
    assert.deepEqual(noise, []);
  } finally {
    await context.close();
  }
});
