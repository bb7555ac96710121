// From a finding to the cell it speaks of, by mouse and by keyboard.

import assert from 'node:assert/strict';
import { twoAgencies } from './documents.mjs';
import { eventually, journey } from './page.mjs';

const TWO_SLIPS = { first: '140.00', second: '105.00' };

async function withTwoFindings(checker) {
  await checker.give(twoAgencies(TWO_SLIPS));
  await checker.expectFindings(2);
}

journey('every number of a ledger leads to its cell, the wrong one among them', async (checker) => {
  await withTwoFindings(checker);
  for (const [index, wrong] of Object.values(TWO_SLIPS).entries()) {
    await checker.open(index);
    const cells = await checker.followLedger();
    assert.ok(cells.some((text) => text.includes(wrong)), `${wrong} among ${cells}`);
  }
});

journey('the wrong figure is marked where it stands', async (checker) => {
  await withTwoFindings(checker);
  const marks = await checker.role('document').locator('td mark[data-finding]').allInnerTexts();
  for (const wrong of Object.values(TWO_SLIPS)) {
    assert.ok(marks.some((text) => text.includes(wrong)), `${wrong} among ${marks}`);
  }
});

journey('F8 and Shift+F8 walk through the findings', async (checker) => {
  await withTwoFindings(checker);
  const shown = async () => (await checker.loci()).join();
  const press = async (key, previous) => {
    await checker.page.keyboard.press(key);
    return eventually(async () => {
      const now = await shown();
      assert.notEqual(now, previous);
      return now;
    });
  };
  await checker.open(0);
  const first = await shown();
  const second = await press('F8', first);
  assert.equal(await press('Shift+F8', second), first);
});

journey('a finding is reached and followed by keyboard alone', async (checker) => {
  await checker.tabTo('[data-action=sample]');
  await checker.page.keyboard.press('Enter');
  await checker.verdict();
  await checker.tabTo('[data-role=finding]');
  await checker.page.keyboard.press('Enter');
  await checker.ledger.first().waitFor();
  await checker.tabTo('[data-role=detail] a[data-locus]');
  await checker.page.keyboard.press('Enter');
  await checker.litCell();
});

journey('the language changes in place', async (checker) => {
  await withTwoFindings(checker);
  const before = await checker.findings.allInnerTexts();
  await checker.action('language').click();
  await eventually(async () => assert.notDeepEqual(await checker.findings.allInnerTexts(), before));
  await checker.expectFindings(2);
  await checker.action('language').click();
  await eventually(async () => assert.deepEqual(await checker.findings.allInnerTexts(), before));
});
