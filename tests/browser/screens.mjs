// Every screen of the page and the way there, for the tests that look at all of them.

import { narrative, twoAgencies } from './documents.mjs';

async function sample(checker) {
  await checker.action('sample').click();
  await checker.verdict();
  await checker.ledger.first().waitFor();
}

/** Name to the way there from a fresh page. */
export const SCREENS = {
  start: async () => {},

  result: sample,

  detail: async (checker) => {
    await sample(checker);
    await checker.open(2);
    await checker.ledger.first().click();
    await checker.litCell();
  },

  text: async (checker) => {
    await sample(checker);
    await checker.page.click('.source-head [data-action=source]');
  },

  strip: async (checker) => {
    await sample(checker);
    await checker.role('strip').locator('.fold').nth(1).click();
  },

  narrative: async (checker) => {
    await checker.give(narrative('26.63%'));
    await checker.verdict();
  },

  clean: async (checker) => {
    await checker.give(twoAgencies());
    await checker.verdict();
  },

  'not-judged': async (checker) => {
    await checker.give('今天天气很好。\n\n这里没有任何表格。\n');
    await checker.page.locator('[data-role=verdict][data-verdict], [data-role=error]').first().waitFor();
  },

  rules: async (checker) => {
    await checker.action('rules').click();
    await checker.page.locator('[data-rule=R-T1-001]').click();
  },

  files: async (checker) => {
    const file = (name, text) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });
    const files = [file('示例县档案馆.md', twoAgencies({ first: '140.00' })), file('示例县地方志办公室.md', twoAgencies()), file('空文件.md', '')];
    await checker.role('files').setInputFiles(files);
    await checker.verdict();
    await checker.page.locator('[data-role=file]:is(.pass, .fail, .review, .not-checked)').nth(2).waitFor();
  },

  overview: async (checker) => {
    await SCREENS.files(checker);
    await checker.role('matrix').locator('summary').click();
  },

  trial: async (checker) => {
    await checker.give(twoAgencies({ first: '140.00', second: '105.00' }));
    await checker.open(0);
    await checker.action('try-fix').first().click();
    await checker.role('trials').locator('summary').click();
    await checker.role('since').locator('summary').click();
    await checker.action('try-this').click();
    await checker.role('trial-editor').waitFor();
    await checker.role('decide').locator('[data-verdict=ignored]').click();
    await checker.role('reason').waitFor();
  },

  report: async (checker) => {
    await sample(checker);
    await checker.action('report').click();
  },

  failure: async (checker) => {
    await checker.upload('empty.md', '');
    await checker.role('error').waitFor();
  },

  proof: async (checker) => {
    await checker.action('proof').click();
    await checker.role('proof').waitFor();
  },
};

/** Runs `look(checker, name)` on every screen, each on the page as it was first loaded. */
export async function onEveryScreen(checker, look) {
  for (const [name, go] of Object.entries(SCREENS)) {
    await checker.load(() => checker.page.reload());
    await go(checker);
    await look(checker, name);
  }
}
