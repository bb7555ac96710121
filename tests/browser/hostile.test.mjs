// Input that is no budget, and input that means harm.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { twoAgencies, withCell } from './documents.mjs';
import { journey } from './page.mjs';

async function assertSaysUnreadable(checker) {
  await checker.role('error').waitFor();
  assert.match(await checker.role('error').innerText(), /\p{Script=Han}/u);
}

/** After bad input the next good one is checked as if nothing had been. */
async function assertStillWorks(checker) {
  await checker.give(twoAgencies({ first: '140.00' }));
  await checker.expectFindings(1);
}

journey('an empty box cannot be checked, or says so', async (checker) => {
  if (await checker.action('check').isEnabled()) {
    await checker.give('');
    await assertSaysUnreadable(checker);
  }
  await assertStillWorks(checker);
});

journey('an empty file is named unreadable', async (checker) => {
  await checker.upload('empty.md', '');
  await assertSaysUnreadable(checker);
  await assertStillWorks(checker);
});

journey('bytes that are no text are named unreadable', async (checker) => {
  await checker.upload('photo.md', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), randomBytes(4096)]));
  await assertSaysUnreadable(checker);
  await assertStillWorks(checker);
});

journey('prose without a budget table is never called clean', async (checker) => {
  await checker.give('今天天气很好。\n\n这里没有任何表格。\n');
  const answer = checker.page.locator('[data-role=verdict][data-verdict], [data-role=error]').first();
  await answer.waitFor();
  assert.notEqual(await answer.getAttribute('data-verdict'), 'clean');
  await assertStillWorks(checker);
});

const ATTACKS = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '<svg onload=alert(1)></svg><iframe src=javascript:alert(1)></iframe>',
  '[go](javascript:alert(1)) ![x](http://example.invalid/x.png)',
];

for (const attack of ATTACKS) {
  journey(`markup in a cell stays text: ${attack.slice(0, 24)}`, async (checker) => {
    await checker.give(withCell(attack));
    await checker.verdict();
    const shown = checker.role('document');
    await shown.locator('td').first().waitFor();
    assert.equal(await shown.locator('img, script, svg, iframe, a[href^=javascript]').count(), 0);
  });
}
