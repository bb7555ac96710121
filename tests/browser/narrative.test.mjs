// The numbers of the text: where they lead, why some lead nowhere, and a percentage computed again.

import assert from 'node:assert/strict';
import { narrative } from './documents.mjs';
import { eventually, journey } from './page.mjs';

const WRONG_GROWTH = '20.36%';

/** The page with the narrative checked. */
async function withNarrative(checker, growth) {
  await checker.give(narrative(growth));
  await checker.verdict();
  await checker.numbers.first().waitFor();
}

/** The finding of this rule, opened. */
async function openRule(checker, rule) {
  for (let at = 0; at < (await checker.findings.count()); at += 1) {
    await checker.findings.nth(at).click();
    if ((await checker.detail.innerText()).includes(rule)) return;
  }
  assert.fail(`no finding of ${rule}`);
}

journey('a wrong percentage shows how it was computed again', async (checker) => {
  await withNarrative(checker, WRONG_GROWTH);
  await openRule(checker, 'R-N-017');
  assert.equal(await checker.role('document').locator('p mark[data-finding]', { hasText: '20.36' }).count(), 1, 'its mark');
  const line = await checker.role('computation').innerText();
  assert.ok(line.startsWith('(144.92 − 120.14) ÷ 120.14 = 20.63%'), line);
  const ledger = checker.detail.locator('.ledger');
  for (const part of ['144.92', '120.14', '20.63%', '20.36%']) {
    assert.ok((await ledger.innerText()).includes(part), part);
  }
});

journey('a wrong word is marked, quoted and mended', async (checker) => {
  await checker.give(narrative().replace('增加20.63%', '减少20.63%'));
  await checker.verdict();
  await openRule(checker, 'R-N-016');
  const mark = checker.role('document').locator('p mark[data-finding]', { hasText: '减少' });
  assert.equal(await mark.count(), 1);
  assert.match(await checker.detail.locator('.change').innerText(), /减少\s*→\s*增加/);
  assert.match(await checker.detail.locator('q').first().innerText(), /执行数减少20\.63/);
  await checker.detail.locator('a[data-locus]').first().click();
  await eventually(async () => assert.ok((await checker.litWords()).includes('减少')));
});

journey('each number of the recomputation leads to its place in the text', async (checker) => {
  await withNarrative(checker, WRONG_GROWTH);
  await openRule(checker, 'R-N-017');
  const links = checker.detail.locator('.ledger a[data-locus]');
  assert.equal(await links.count(), 3);
  for (const [at, printed] of ['144.92', '120.14', '20.36'].entries()) {
    await links.nth(at).click();
    await eventually(async () => assert.ok((await checker.litWords()).includes(printed), printed));
  }
});

journey('a number of the text leads to its counterpart and Esc leads back', async (checker) => {
  await withNarrative(checker, '20.63%');
  const number = checker.numbers.first();
  const own = await number.getAttribute('data-told');
  await number.click();
  const there = await eventually(async () => {
    const lit = await checker.litNumber();
    assert.notEqual(lit, own);
    return lit;
  });
  await checker.expectFocus(there, 'the focus went along');
  await checker.page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await checker.litNumber(), own));
  await checker.expectFocus(own, 'the focus came back');
});

journey('every number of the text says what it was compared with, or why not', async (checker) => {
  await withNarrative(checker, '20.63%');
  const titles = await checker.role('document').locator('[data-told]').evaluateAll((all) => all.map((one) => one.title));
  assert.ok(titles.every((title) => /^(对应|勾稽|不符|未对应)：./.test(title)), String(titles));
  assert.ok(titles.some((title) => title.includes('(144.92 − 120.14) ÷ 120.14')), String(titles));
  assert.ok(titles.some((title) => title.startsWith('未对应：')), String(titles));
});

journey('a few numbers are tab stops, the arrow keys walk through all', async (checker) => {
  await withNarrative(checker, '20.63%');
  const document = checker.role('document');
  assert.ok((await document.locator('[data-told][tabindex="0"]').count()) <= 3, 'few stops');
  await checker.tabTo('[data-told]');
  const focused = () => checker.page.evaluate(() => document.activeElement.dataset.told);
  const all = await document.locator('[data-told]').evaluateAll((them) => them.map((one) => one.dataset.told));
  const at = all.indexOf(await focused());
  await checker.page.keyboard.press('ArrowRight');
  assert.equal(await focused(), all[at + 1]);
  await checker.page.keyboard.press('ArrowLeft');
  await checker.page.keyboard.press('Enter');
  await eventually(async () => assert.notEqual(await checker.litNumber(), all[at]));
});

journey('pointing at a number lights its counterpart and moves nothing', async (checker) => {
  await withNarrative(checker, '20.63%');
  const document = checker.role('document');
  const before = await document.evaluate((area) => area.scrollTop);
  await checker.numbers.first().hover();
  await checker.page.mouse.move(0, 0);
  await checker.numbers.first().hover();
  await eventually(async () => assert.ok(await checker.litNumber()));
  await checker.page.mouse.move(0, 0);
  await eventually(async () => assert.equal(await document.locator('[data-lit=true]').count(), 0));
  assert.equal(await document.evaluate((area) => area.scrollTop), before);
});

journey('a number of the text leads to its cell, and twice when asked twice', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const number = checker.numbers.first();
  for (let time = 0; time < 2; time += 1) {
    await number.click(); // brings the number into view first
    assert.equal(await checker.litCell(), (await number.innerText()).trim());
  }
});
