// For everybody: WCAG 2.2 AA on every screen, large type, forced colours, narrow and magnified windows, the focus.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { eventually, journey } from './page.mjs';
import { onEveryScreen } from './screens.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against the standard, as sentences. */
async function violations(checker) {
  if (!(await checker.page.evaluate(() => 'axe' in globalThis))) await checker.page.evaluate(AXE);
  return checker.page.evaluate(async (standard) => {
    const options = { runOnly: standard, rules: { 'target-size': { enabled: true } }, preload: false };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  }, STANDARD);
}

/** Draws what the browser leaves out until it is scrolled to; axe would measure it all the same. */
async function drawAll(checker) {
  await checker.page.evaluate(async () => {
    for (const sheet of document.querySelectorAll('.sheet')) sheet.style.contentVisibility = 'visible';
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}

async function assertAccessible(checker, name) {
  await drawAll(checker);
  assert.deepEqual(await violations(checker), [], name);
}

async function assertFits(checker, name) {
  const { wide, culprits } = await checker.page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const beyond = [...document.querySelectorAll('.page *')].filter((element) => element.getBoundingClientRect().right > width + 1);
    return { wide: document.documentElement.scrollWidth - width, culprits: beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) };
  });
  assert.ok(wide <= 0, `${name}: ${wide} px too wide: ${culprits.join('\n')}`);
}

journey('no screen breaks WCAG 2.2 AA', (checker) => onEveryScreen(checker, assertAccessible));

journey('no screen breaks it in English and large type', async (checker) => {
  await onEveryScreen(checker, async (checker, name) => {
    await checker.action('large').evaluate((button) => button.click());
    await checker.action('language').evaluate((button) => button.click());
    await checker.page.locator('html[lang=en]').waitFor({ state: 'attached' });
    await assertAccessible(checker, name);
  });
});

journey('at 400 %, as in a window of 320 px, no screen scrolls sideways', async (checker) => {
  await checker.page.setViewportSize({ width: 320, height: 640 });
  await onEveryScreen(checker, async (checker, name) => {
    await assertFits(checker, name);
    await checker.action('large').evaluate((button) => button.click());
    await assertFits(checker, `${name}, large type`);
  });
});

journey('large type is large, in one column, with large targets', async (checker) => {
  await checker.action('large').click();
  await checker.action('sample').click();
  await checker.verdict();
  await checker.ledger.first().waitFor();
  const seen = await checker.page.evaluate(() => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const texts = [...document.querySelectorAll('.page *')].filter((element) => element.innerText?.trim() && element.children.length === 0);
    const targets = [...document.querySelectorAll('.page :is(button, summary, select, .place)')].filter((element) => element.checkVisibility());
    return {
      smallest: Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))),
      low: targets.filter((element) => element.getBoundingClientRect().height < 44).map((element) => element.outerHTML.slice(0, 120)),
      column: box('[data-role=list]').bottom <= box('[data-role=document]').top && box('[data-role=document]').bottom <= box('[data-role=detail]').top,
      line: parseFloat(getComputedStyle(document.querySelector('.document p')).lineHeight),
    };
  });
  assert.ok(seen.smallest >= 18, `${seen.smallest} px`);
  assert.deepEqual(seen.low, []);
  assert.ok(seen.column);
  assert.ok(seen.line >= 18 * 1.6 - 0.1, `${seen.line} px`);
});

journey('a mark says in words that there is a finding, not by colour alone', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  const mark = checker.role('document').locator('mark[data-finding]').first();
  assert.match(await mark.getAttribute('aria-label'), /有 1 个问题：/);
  assert.match(await mark.getAttribute('data-sign'), /\S/);
});

journey('with forced colours a mark and the focus still have their frames', async (checker) => {
  await checker.page.emulateMedia({ forcedColors: 'active' });
  await checker.action('sample').click();
  await checker.verdict();
  const frame = (selector, side) => checker.page.locator(selector).first().evaluate((element, side) => getComputedStyle(element)[side], side);
  assert.equal(await frame('mark[data-finding]', 'borderTopStyle'), 'solid');
  await checker.tabTo('button[data-action]');
  assert.equal(await frame('button[data-action]:focus-visible', 'outlineStyle'), 'solid');
});

journey('wherever Tab stops, the focus is seen', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  for (let press = 0; press < 40; press += 1) {
    await checker.page.keyboard.press('Tab');
    const { outline, told } = await checker.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      if (document.activeElement === document.body) return { outline: true }; // Tab is in the browser's own frame
      return { outline: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0, told: document.activeElement.outerHTML.slice(0, 120) };
    });
    assert.ok(outline, told);
  }
});

for (const [name, close] of [['rules', 'close-rules'], ['proof', 'close-proof']]) {
  journey(`the ${name} hold the focus and give it back`, async (checker) => {
    await checker.action(name).focus();
    await checker.page.keyboard.press('Enter');
    const dialog = checker.page.locator('[role=dialog]');
    await dialog.waitFor();
    await checker.action(close).focus();
    for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await checker.page.keyboard.press(key);
      assert.ok(await dialog.evaluate((box) => box.contains(document.activeElement)), key);
    }
    await checker.page.keyboard.press('Escape');
    await eventually(async () => assert.equal(await checker.page.evaluate(() => document.activeElement.dataset.action), name));
  });
}
