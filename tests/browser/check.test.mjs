// From a document to its findings, by every way a document can come in.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { example, noise, twoAgencies } from './documents.mjs';
import { eventually, journey, offline } from './page.mjs';

async function assertSampleWorks(checker) {
  await checker.action('sample').click();
  assert.match(await checker.verdict(), /^to-(fix|review)$/);
  assert.ok((await checker.findings.count()) > 0, 'findings');
  assert.ok((await checker.role('group').count()) > 0, 'groups by table');
  assert.ok((await checker.role('document').locator('mark[data-finding]').count()) > 0, 'marks');
}

journey('the sample is one click away', assertSampleWorks);

offline('the single file checks the sample from disk, without a network', assertSampleWorks);

offline('the single file checks a document of the user', async (checker) => {
  await checker.give(twoAgencies({ first: '140.00' }));
  await checker.expectFindings(1);
});

journey('typed text is checked', async (checker) => {
  await checker.give(twoAgencies({ first: '140.00' }));
  assert.equal(await checker.verdict(), 'to-fix');
  await checker.expectFindings(1);
});

journey('a document without a fault has no finding', async (checker) => {
  await checker.give(twoAgencies());
  assert.match(await checker.verdict(), /^(clean|not-judged)$/);
  await checker.expectFindings(0);
});

journey('text pasted anywhere on the page is checked', async (checker) => {
  await checker.pastePageWide(twoAgencies({ second: '140.00' }));
  await checker.expectFindings(1);
});

journey('an uploaded file is checked', async (checker) => {
  await checker.upload('档案馆.md', twoAgencies({ first: '140.00', second: '105.00' }));
  await checker.expectFindings(2);
});

journey('the published example document is checked', async (checker) => {
  const path = example();
  if (path === null) return;
  await checker.upload('宁晋县.md', await readFile(path));
  assert.match(await checker.verdict(), /^to-(fix|review)$/);
  assert.ok((await checker.findings.count()) > 0, 'findings');
});

journey('a second document replaces the first', async (checker) => {
  await checker.give(twoAgencies({ first: '140.00', second: '105.00' }));
  await checker.expectFindings(2);
  await checker.upload('again.md', twoAgencies({ first: '140.00' }));
  await checker.expectFindings(1);
});

journey('clearing gives an empty page back', async (checker) => {
  await checker.give(twoAgencies({ first: '140.00' }));
  await checker.expectFindings(1);
  await checker.action('clear').click();
  await checker.expectFindings(0);
  assert.equal(await checker.role('source').inputValue(), '');
});

journey('mending one figure in the text re-checks and keeps the open finding', async (checker) => {
  await checker.give(twoAgencies({ first: '140.00', second: '105.00' }));
  await checker.expectFindings(2);
  await checker.open(1);
  const open = await checker.ledger.allInnerTexts();
  await checker.role('source').fill(twoAgencies({ second: '105.00' }));
  await checker.expectFindings(1);
  await eventually(async () => assert.deepEqual(await checker.ledger.allInnerTexts(), open));
  assert.match(await checker.detail.innerText(), /105\.00/);
});

journey('stopping a long check keeps the text and the page usable', async (checker) => {
  const text = noise(3); // more, and the browser needs longer to lay out the box than the engine to check it
  // Pressed by the page itself: the button may live for less time than a click from outside takes.
  await checker.page.evaluate(() => {
    const stop = () => document.querySelector('[data-action=stop]:not([hidden],[disabled])');
    new MutationObserver((_, watcher) => {
      if (!stop()) return;
      watcher.disconnect();
      document.documentElement.dataset.pressed = 'stop';
      stop().click();
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  await checker.giveLong(text);
  await checker.page.locator('html[data-pressed=stop]').waitFor({ state: 'attached' });
  await checker.action('stop').waitFor({ state: 'hidden' });
  assert.equal((await checker.role('source').inputValue()).length, text.length);
  assert.equal(await checker.role('verdict').and(checker.page.locator('[data-verdict]')).count(), 0, 'no verdict');
  await checker.give(twoAgencies({ first: '140.00' }));
  await checker.expectFindings(1);
});
