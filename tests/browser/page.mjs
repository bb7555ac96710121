// The harness: the real server, one Chromium per test file, and the page as its user meets it.
//
// Every journey also proves two promises: after the page has loaded nothing is requested, and the console stays empty.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PATIENCE, eventually, launch, serve } from './host.mjs';

export { eventually };

const SINGLE = new URL('../../dist/single.html', import.meta.url).href;

let browser;
let server;

before(async () => {
  server = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.process.kill();
});

export function address() {
  return server.address;
}

/** One test on a fresh copy of the served page. */
export function journey(name, run) {
  test(name, () => visit(server.address, run));
}

/** One test on the single file, opened from disk without a network. */
export function offline(name, run) {
  test(name, () => visit(SINGLE, run, { offline: true }));
}

async function visit(url, run, { offline = false } = {}) {
  const checker = await Checker.open(url, { offline });
  try {
    await run(checker);
    checker.assertQuiet();
  } finally {
    await checker.close();
  }
}

/** A context that starts a page on its own terms: for tests about starting itself. `setUp` runs before the page opens. */
export async function bare(setUp, run, { path = '', javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ javaScriptEnabled });
  try {
    const page = await context.newPage();
    await setUp(page);
    await page.goto(server.address + path);
    await run(page);
  } finally {
    await context.close();
  }
}

/** The page, in the words of its data attributes. */
export class Checker {
  static async open(url, { offline }) {
    const context = await browser.newContext({ offline, viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(PATIENCE);
    const checker = new Checker(context, await context.newPage());
    await checker.load(() => checker.page.goto(url));
    return checker;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.late = []; // requests after loading
    this.noise = []; // what the console, dialogs and crashes said
    this.loading = false;
    context.on('request', (request) => this.#onRequest(request.url()));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.noise.push(message.text());
    });
    page.on('pageerror', (error) => this.noise.push(String(error)));
    page.on('dialog', (dialog) => {
      this.noise.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
  }

  #onRequest(url) {
    const local = url.startsWith('blob:') || url.startsWith('data:');
    if (!local && !this.loading) this.late.push(url);
  }

  /**
   * Runs `go` and waits until the application is mounted and the browser has kept the program for times without a network,
   * or cannot; only requests in between are allowed.
   */
  async load(go) {
    this.loading = true;
    await go();
    await this.page.locator('html[data-boot=ready][data-offline]').waitFor({ state: 'attached' });
    this.loading = false;
  }

  assertQuiet() {
    assert.deepEqual(this.late, [], 'requests after loading');
    assert.deepEqual(this.noise, [], 'console and dialogs');
  }

  close() {
    return this.context.close();
  }

  action(name) {
    return this.page.locator(`[data-action=${name}]`);
  }

  role(name) {
    return this.page.locator(`[data-role=${name}]`);
  }

  get findings() {
    return this.role('finding');
  }

  get detail() {
    return this.role('detail');
  }

  get ledger() {
    return this.detail.locator('a[data-locus]');
  }

  get lit() {
    return this.role('document').locator('td[data-lit=true]');
  }

  /** The numbers of the text that lead somewhere. */
  get numbers() {
    return this.role('document').locator('a.told');
  }

  /** The lit words of a paragraph. */
  async litWords() {
    return this.role('document').locator('p [data-lit=true]').innerText();
  }

  /** The locus of the lit number of a paragraph. */
  async litNumber() {
    return this.role('document').locator('p [data-told][data-lit=true]').getAttribute('data-told', { timeout: 1000 });
  }

  /** Waits until the focus is on the number with this locus: it follows the light one drawn frame later. */
  async expectFocus(told, why) {
    const focused = () => this.page.evaluate(() => document.activeElement?.dataset.told);
    await eventually(async () => assert.equal(await focused(), told, why));
  }

  /** Types `text` into the source box and asks for the check. */
  async give(text) {
    await this.role('source').fill(text);
    await this.action('check').click();
  }

  /** Like `give`, in one turn of the page: with a long text it would otherwise begin a check of its own in between. */
  async giveLong(text) {
    await this.role('source').evaluate((box, text) => {
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
      document.querySelector('[data-action=check]').click();
    }, text);
  }

  /** Hands a file to the page's file input. `bytes` is text or a Buffer. */
  async upload(name, bytes) {
    const input = this.role('files');
    await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  }

  /** Pastes as Ctrl+V does when no field has the focus. */
  async pastePageWide(text) {
    await this.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Waits for a verdict and returns it: clean, to-review, to-fix or not-judged. */
  async verdict() {
    const shown = this.role('verdict').and(this.page.locator('[data-verdict]'));
    await shown.waitFor();
    return shown.getAttribute('data-verdict');
  }

  /** Waits for `count` findings. */
  async expectFindings(count) {
    await eventually(async () => assert.equal(await this.findings.count(), count, 'findings'));
  }

  /** Opens the finding at `index`, counted from 0, and waits for its detail. */
  async open(index) {
    await this.findings.nth(index).click();
    await this.ledger.first().waitFor();
  }

  /** The places the open ledger leads to, in its order. */
  loci() {
    return this.ledger.evaluateAll((links) => links.map((link) => link.dataset.locus));
  }

  /** Follows every number of the open ledger; returns the text of the cell each one lights. */
  async followLedger() {
    const cells = [];
    for (const link of await this.ledger.all()) {
      await link.click();
      cells.push(await this.litCell());
    }
    return cells;
  }

  /** Waits until exactly one cell is lit and really seen; returns its text. */
  async litCell() {
    return eventually(async () => {
      assert.equal(await this.lit.count(), 1, 'one cell is lit');
      assert.ok(await this.lit.evaluate(isSeen), 'the lit cell is in view');
      return (await this.lit.innerText()).trim();
    });
  }

  /** Presses Tab until the focus is on `selector`. */
  async tabTo(selector) {
    for (let presses = 0; presses < 200; presses += 1) {
      if (await this.page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reaches ${selector}`);
  }
}

/** Runs in the page: whether the middle of `element` is what the user sees there. */
function isSeen(element) {
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return top !== null && (element === top || element.contains(top));
}
