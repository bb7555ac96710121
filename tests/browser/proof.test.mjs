// What the page proves and stores: counter, policy, hash, memory, and the served page without a network.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { address, eventually, journey, offline } from './page.mjs';

const dist = (name) => readFile(new URL(`../../dist/${name}`, import.meta.url));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const counts = (checker) => checker.role('counter').innerText();

for (const [where, open] of [['the served page', journey], ['the single file', offline]]) {
  open(`${where} shows its policy, its hash and no request`, async (checker) => {
    await checker.action('sample').click();
    await checker.verdict();
    await checker.action('proof').click();
    assert.match(await counts(checker), /请求 0 次.*拦下 0 次/);
    const policy = await checker.role('policy').innerText();
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /connect-src 'none'/);
    assert.ok((await checker.role('built').innerText()).includes(sha256(await dist('app_bg.wasm'))));
  });
}

journey('an attempt to connect is counted at once', async (checker) => {
  await checker.action('proof').click();
  await checker.page.evaluate(() => fetch('x').catch(() => {}));
  await eventually(async () => assert.match(await counts(checker), /拦下 1 次/));
  checker.noise.length = 0; // the browser's own report of what this test tried
});

journey('the proof can be copied', async (checker) => {
  await checker.action('proof').click();
  await checker.page.evaluate(() => {
    document.addEventListener('copy', () => { window.copied = document.activeElement.value; }, { once: true });
  });
  await checker.action('copy-proof').click();
  assert.match(await checker.page.evaluate(() => window.copied), /SHA-256：[0-9a-f]{64}[\s\S]*connect-src 'none'/);
});

const stored = (checker) => checker.page.evaluate(() => JSON.stringify({ ...localStorage }));

journey('nothing is stored unless its user says so', async (checker) => {
  await checker.action('sample').click();
  await checker.verdict();
  await checker.action('large').click();
  await checker.action('language').click();
  assert.equal(await stored(checker), '{}');
  assert.equal(await checker.page.evaluate(() => document.cookie), '');
});

journey('what is to be remembered is remembered, without any document, and forgotten on demand', async (checker) => {
  await checker.action('proof').click();
  await checker.action('remember').check();
  await checker.action('close-proof').click();
  await checker.action('large').click();
  await checker.action('language').click();
  await checker.action('sample').click();
  await checker.verdict();
  assert.match(await stored(checker), /large/);
  assert.ok((await stored(checker)).length < 200, 'no document');

  await checker.load(() => checker.page.reload());
  assert.equal(await checker.action('large').getAttribute('aria-pressed'), 'true');
  assert.equal(await checker.page.getAttribute('html', 'lang'), 'en');

  await checker.action('proof').click();
  await checker.action('forget').click();
  await eventually(async () => {
    assert.equal(await stored(checker), '{}');
    assert.deepEqual(await checker.page.evaluate(() => caches.keys()), []);
    assert.equal(await checker.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });
});

journey('the served page keeps exactly the built files and opens without a network', async (checker) => {
  assert.equal(await checker.page.getAttribute('html', 'data-offline'), 'kept');
  const kept = await checker.page.evaluate(async () => {
    const [name, ...others] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return { others, urls: requests.map(({ url }) => url) };
  });
  assert.deepEqual(kept.others, []);
  const names = kept.urls.map((url) => url.slice(address().length).replace(/\?.*/, '')).sort();
  assert.deepEqual(names, ['', 'app_bg.wasm', 'manifest.webmanifest']);

  await checker.context.setOffline(true);
  await checker.load(() => checker.page.reload());
  await checker.action('sample').click();
  await checker.verdict();
  await checker.load(() => checker.page.goto(`${address()}index.html`));
});

offline('the single file keeps nothing', async (checker) => {
  assert.equal(await checker.page.getAttribute('html', 'data-offline'), 'no');
});

journey('the served page can be installed', async (checker) => {
  const browser = await checker.context.newCDPSession(checker.page);
  checker.loading = true; // the browser fetches the manifest when it is asked about it
  const { errors, data } = await browser.send('Page.getAppManifest');
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  checker.loading = false;
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).name, '预算公开核对');
  const inPrivate = ({ errorId }) => errorId !== 'in-incognito'; // tests run in private windows, people do not
  assert.deepEqual(installabilityErrors.filter(inPrivate), []);
});
