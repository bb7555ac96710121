// The rules and their pages, and the profile that changes them.

import assert from 'node:assert/strict';
import { eventually, journey, offline } from './page.mjs';

const profile = (inside) => ({
  name: 'bureau.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ format: 'budget-profile', version: 1, name: '某县财政局', ...inside })),
});

const dialog = (checker) => checker.page.locator('[data-role=rules]');

async function find(checker, query) {
  await dialog(checker).locator('[data-role=rule-search]').fill(query);
  return dialog(checker).locator('[data-rule]').evaluateAll((buttons) => buttons.map((button) => button.dataset.rule));
}

for (const [where, open] of [['the served page', journey], ['the single file', offline]]) {
  open(`${where} shows the rules, found by id, by words and by pinyin`, async (checker) => {
    await checker.page.click('[data-action=rules]');
    assert.ok((await find(checker, '')).length > 200, 'all rules');
    assert.deepEqual(await find(checker, 'r-t1-001'), ['R-T1-001']);
    assert.ok((await find(checker, '收入总计')).includes('R-T1-001'));
    assert.ok((await find(checker, 'srzjyzczj')).includes('R-T1-001'));
    assert.deepEqual(await find(checker, 'qqqq'), []);
  });
}

journey('a finding leads to the page of its rule, Esc leads back', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  await checker.page.locator('[data-role=detail] [data-action=rule]').first().click();
  const page = dialog(checker).locator('[data-role=rule-page]');
  for (const part of ['为什么', '正确的例子', '错误的例子', '依据']) {
    await page.getByText(part, { exact: true }).waitFor();
  }
  await checker.page.keyboard.press('Escape');
  assert.equal(await dialog(checker).count(), 0);
});

journey('a profile switches a rule off, and what it hides is counted', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const before = await checker.findings.count();
  await checker.page.click('[data-action=rules]');
  const file = dialog(checker).locator('[data-role=profile-file]');
  await file.setInputFiles(profile({ rules: { 'R-P-011': { on: false, reason: '另行核对' } } }));
  await dialog(checker).locator('[data-role=profile]').waitFor();
  await checker.page.click('[data-action=close-rules]');
  await eventually(async () => assert.equal(await checker.findings.count(), before - 1));
  await checker.page.getByText('按规则设置“某县财政局”未列 1 项').click();
  await checker.page.getByText('另行核对').waitFor();
  // Without it everything is there again.
  await checker.page.click('[data-action=rules]');
  await checker.page.click('[data-action=drop-profile]');
  await checker.page.click('[data-action=close-rules]');
  await eventually(async () => assert.equal(await checker.findings.count(), before));
});

journey('a profile whose equation fails its own case is refused with the reason', async (checker) => {
  await checker.page.click('[data-action=rules]');
  const test = (value, holds) => ({ cells: { 'T3[total].basic': '60.00', 'T6[total].total': value }, holds });
  const equations = [{ id: 'U-001', level: 'error', relation: 'T3[total].basic = T6[total].total', zh: '一致', tests: [test('60.00', true), test('60.00', false)] }];
  await dialog(checker).locator('[data-role=profile-file]').setInputFiles(profile({ equations }));
  await dialog(checker).locator('[data-role=profile-refused]').getByText('第2个算例不符').waitFor();
  assert.equal(await dialog(checker).locator('[data-role=profile]').count(), 0);
});

journey('a printed rule page holds the page and nothing else', async (checker) => {
  await checker.page.click('[data-action=rules]');
  await find(checker, 'R-T1-001');
  await dialog(checker).locator('[data-rule=R-T1-001]').click();
  await checker.page.emulateMedia({ media: 'print' });
  assert.ok(await dialog(checker).locator('[data-role=rule-page]').isVisible());
  assert.ok(!(await dialog(checker).locator('[data-role=rule-search]').isVisible()));
  assert.ok(!(await checker.page.locator('header.top').isVisible()));
});
