// Starting: the boot sequence, the page's policy, the server's headers, and what is said where nothing can start.

import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test } from 'node:test';
import { address, bare, journey } from './page.mjs';

/** Sends `path` exactly as written, which `fetch` would not. */
function ask(path, method = 'GET') {
  const { hostname, port } = new URL(address());
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, method }, (response) => {
      response.resume().on('end', () => resolve(response));
    }).on('error', reject);
  });
}

test('the server sends the right types and each page its own policy', async () => {
  for (const [path, type] of [['/', 'text/html'], ['/single.html', 'text/html'], ['/app_bg.wasm', 'application/wasm']]) {
    const { statusCode, headers } = await ask(path);
    assert.equal(statusCode, 200, path);
    assert.ok(headers['content-type'].startsWith(type), path);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    if (type === 'text/html') assert.match(headers['content-security-policy'], /default-src 'none'/);
  }
});

test('the server gives nothing but its own folder', async () => {
  for (const path of ['/../Cargo.toml', '/%2e%2e/Cargo.toml', '/..%5cCargo.toml', '//etc/passwd', '/none.html', '/x'.repeat(4000)]) {
    assert.equal((await ask(path)).statusCode, 404, path.slice(0, 40));
  }
  assert.equal((await ask('/', 'POST')).statusCode, 405);
});

test('the policy lets script and style run by hash alone', async () => {
  const { headers } = await ask('/');
  const policy = headers['content-security-policy'];
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.doesNotMatch(policy.match(/script-src[^;]*/)[0], /blob:/);
});

journey('a loaded page may not connect to anything, not even to its own server', async (checker) => {
  const said = await checker.page.evaluate(() => fetch('app_bg.wasm').then(() => 'connected', () => 'refused'));
  assert.equal(said, 'refused');
  assert.ok(checker.noise.every((line) => /Content Security Policy/.test(line)), String(checker.noise));
  checker.noise.length = 0; // the browser's own report of what this test tried
});

journey('an evaluated or injected script does not run', async (checker) => {
  const ran = await checker.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    return window.injected === true;
  });
  assert.equal(ran, false);
  checker.noise.length = 0;
});

journey('a reloaded page works again', async (checker) => {
  await checker.load(() => checker.page.reload());
  await checker.action('sample').click();
  await checker.verdict();
});

async function assertSaysWhy(page, pattern) {
  const box = page.locator('#unsupported');
  await box.waitFor({ state: 'visible' });
  assert.match(await box.innerText(), pattern);
}

test('without WebAssembly the page says what to do', () =>
  bare(
    (page) => page.addInitScript(() => delete globalThis.WebAssembly),
    (page) => assertSaysWhy(page, /WebAssembly/),
  ));

test('without its wasm file the page says so', () =>
  bare(
    (page) => page.route('**/app_bg.wasm*', (route) => route.fulfill({ status: 404 })),
    (page) => assertSaysWhy(page, /404/),
  ));

test('where the script may not run at all, the page still says so', () =>
  bare(
    (page) =>
      page.route('**/', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('id="boot">', 'id="boot">this is no script;');
        await route.fulfill({ response, body });
      }),
    (page) => assertSaysWhy(page, /\S/),
  ));

test('a server that does not know wasm still gets a working page', () =>
  bare(
    (page) =>
      page.route('**/app_bg.wasm*', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { 'Content-Type': 'application/octet-stream' } });
      }),
    (page) => page.locator('html[data-boot=ready]').waitFor({ state: 'attached' }),
  ));
