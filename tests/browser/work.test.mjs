// What a person does with a report: tries other figures, decides, mends the file and looks again.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { twoAgencies } from './documents.mjs';
import { eventually, journey, offline } from './page.mjs';

const TWO_SLIPS = { first: '140.00', second: '105.00' };

async function withTwoFindings(checker) {
  await checker.give(twoAgencies(TWO_SLIPS));
  await checker.expectFindings(2);
}

const since = (checker) => checker.role('since').locator('summary').innerText({ timeout: 1000 });

async function expectSince(checker, settled, left, fresh) {
  await eventually(async () => {
    assert.deepEqual((await since(checker)).match(/\d+/g)?.map(Number), [settled, left, fresh]);
  });
}

async function proposalTried(checker) {
  await withTwoFindings(checker);
  const text = await checker.role('source').inputValue();
  await checker.open(0);
  await checker.action('try-fix').first().click();
  await expectSince(checker, 1, 1, 0);
  await checker.expectFindings(1);
  const tried = checker.role('document').locator('[data-role=tried]');
  assert.match(await tried.innerText(), /140\.00/);
  await checker.action('report').click();
  await checker.role('tried-first').waitFor();
  assert.equal(await checker.page.locator('[data-action^=report-]').count(), 0, 'no report of what is only tried');
  await checker.action('report').press('Escape');
  assert.equal(await checker.role('source').inputValue(), text, 'the document itself stays');
  await checker.role('trials').locator('summary').click();
  await checker.action('drop-trials').click();
  await checker.expectFindings(2);
  assert.equal(await tried.count(), 0);
}

journey('a proposal is tried, counted and taken back; the text stays as it is', proposalTried);

offline('the same from disk', proposalTried);

journey('a cell is changed by double click, and Ctrl+Z takes it back', async (checker) => {
  await withTwoFindings(checker);
  await checker.open(0);
  await checker.litCell().catch(() => {});
  const cell = checker.role('document').locator('td.num').filter({ hasText: '140.00' }).first();
  await cell.dblclick();
  const field = checker.role('trial-editor').locator('input');
  assert.equal(await field.inputValue(), '140.00');
  await field.fill('120.00');
  await field.press('Enter');
  await eventually(async () => assert.equal(await checker.role('trials').count(), 1));
  await eventually(async () => assert.notEqual(await checker.findings.count(), 0));
  await checker.page.keyboard.press('Control+z');
  await eventually(async () => assert.equal(await checker.role('trials').count(), 0));
  await checker.expectFindings(2);
});

journey('F2 opens the place the reader went to, Esc leaves it', async (checker) => {
  await withTwoFindings(checker);
  await checker.open(0);
  await checker.ledger.first().press('Enter');
  await checker.litCell();
  await checker.page.keyboard.press('F2');
  const editor = checker.role('trial-editor');
  await editor.waitFor();
  await eventually(async () =>
    assert.ok(await editor.locator('input').evaluate((field) => field === document.activeElement)));
  await checker.page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await editor.count(), 0));
  assert.ok(await checker.page.evaluate(() => document.activeElement.matches('[data-role=document] td')));
  await checker.expectFindings(2);
});

journey('what was decided needs a reason, steps back, survives a check and comes back from its file', async (checker) => {
  await withTwoFindings(checker);
  await checker.open(0);
  await checker.role('decide').locator('[data-verdict=mistaken]').click();
  await checker.action('keep').click();
  await checker.role('decide').locator('[role=alert]').waitFor();
  await checker.role('reason').fill('表样如此');
  await checker.action('keep').click();
  assert.match(await checker.role('decided').innerText(), /表样如此/);
  assert.equal(await checker.role('settled').count(), 1);
  await checker.action('check').click();
  await eventually(async () => assert.equal(await checker.role('settled').count(), 1));
  const [download] = await Promise.all([
    checker.page.waitForEvent('download'),
    checker.action('save-decisions').click(),
  ]);
  const saved = readFileSync(await download.path(), 'utf8');
  await checker.load(() => checker.page.reload());
  await withTwoFindings(checker);
  assert.equal(await checker.role('settled').count(), 0, 'nothing is kept by itself');
  await checker.role('decisions-file').setInputFiles({
    name: 'decisions.json',
    mimeType: 'application/json',
    buffer: Buffer.from(saved),
  });
  await eventually(async () => assert.equal(await checker.role('settled').count(), 1));
  await checker.action('undo').click();
  await eventually(async () => assert.equal(await checker.role('settled').count(), 0));
});

journey('letters decide while the list has the focus', async (checker) => {
  await withTwoFindings(checker);
  await checker.findings.first().click();
  await checker.page.keyboard.press('j');
  await checker.role('decided').waitFor();
  await checker.findings.first().click();
  await checker.page.keyboard.press('i');
  await eventually(async () => assert.ok(await checker.role('reason').evaluate((field) => field === document.activeElement)));
  await checker.page.keyboard.type('i');
  await checker.page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await checker.role('settled').count(), 1));
});

journey('a file that comes again is the same document, mended', async (checker) => {
  await checker.upload('draft.md', twoAgencies(TWO_SLIPS));
  await checker.expectFindings(2);
  await checker.upload('draft.md', twoAgencies({ second: TWO_SLIPS.second }));
  await expectSince(checker, 1, 1, 0);
  await checker.upload('other.md', twoAgencies({}));
  await eventually(async () => assert.equal(await checker.role('since').count(), 0));
});

journey('the list is filtered and grouped, and says what it hides', async (checker) => {
  await withTwoFindings(checker);
  // A run that was asked for ends at its verdict.
  await eventually(async () => assert.ok(await checker.page.evaluate(() => document.activeElement.matches('h1'))));
  await checker.page.keyboard.press('/');
  await checker.page.keyboard.type('地方志');
  await checker.expectFindings(1);
  assert.match(await checker.role('hidden').innerText(), /1/);
  await checker.action('show-all').click();
  await checker.expectFindings(2);
  await checker.role('group-by').focus();
  await checker.page.keyboard.press('ArrowDown');
  await eventually(async () => assert.equal(await checker.role('group').count(), 1));
  await checker.expectFindings(2);
});

journey('amounts that nothing checks are shown on request', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const covering = checker.role('document').and(checker.page.locator('.covering'));
  assert.equal(await covering.count(), 0);
  await checker.action('cover').click();
  await eventually(async () => assert.equal(await covering.count(), 1));
  assert.equal(await checker.action('cover').getAttribute('aria-pressed'), 'true');
});

journey('several files stand in one table, and what many have wrong is one line', async (checker) => {
  const file = (name, document) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(document) });
  await checker.role('files').setInputFiles([
    file('a.md', twoAgencies(TWO_SLIPS)),
    file('b.md', twoAgencies({})),
    file('c.md', twoAgencies({ second: '105.00' })),
    file('d.docx', 'no document'.repeat(3)),
  ]);
  const rows = checker.role('matrix-row');
  await checker.role('matrix').locator('summary').click();
  await eventually(async () => assert.equal(await rows.locator('td.fail').count(), 2));
  assert.equal(await rows.count(), 4);
  const common = checker.role('common').first();
  assert.match(await common.innerText(), /2/);
  await common.click();
  await eventually(async () => assert.equal(await rows.count(), 2));
  await rows.nth(1).locator('button').click();
  await checker.expectFindings(1);
});
