// How long the page's engine takes for one document, in a worker of Chromium, and how much memory it holds.
// Usage: node bench.mjs [document]; without one, the published example document beside the project.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { example } from './documents.mjs';
import { launch, serve } from './host.mjs';

/** Checks; the first twenty are what a user of a few documents meets, while the browser still compiles. */
const TIMES = 200;
const FIRST = 20;
/** Seconds a person takes to find the document; the page's worker rehearses meanwhile. */
const PAUSES = [0, 3];
/** Bytes. */
const LARGE = 1 << 20;

const path = process.argv[2] ?? example();
if (path !== null) await measure(path);

async function measure(path) {
  const server = await serve();
  const browser = await launch().catch((error) => {
    server.process.kill();
    throw error;
  });
  try {
    // The measuring code is not part of the page, so its policy has to be set aside; the engine is the page's own.
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.goto(server.address);
    const content = await readFile(path);
    // What is large is not checked two hundred times.
    const times = content.length > LARGE ? FIRST : TIMES;
    const document = { name: basename(path), base64: content.toString('base64'), times };
    report(document, content.length, await page.evaluate(inWorker, document));
    for (const pause of PAUSES) console.log(`  first check ${pause} s after loading ${(await page.evaluate(asThePage, { ...document, pause })).toFixed(1)} ms`);
  } finally {
    await browser.close();
    server.process.kill();
  }
}

/** Runs in the page: checks the document in a worker that holds nothing but the glue and the wasm. */
async function inWorker({ name, base64, times }) {
  const bench = async ({ data: { wasm, name, bytes, times } }) => {
    const start = performance.now();
    const { memory } = wasm_bindgen.initSync({ module: await WebAssembly.compile(wasm) });
    const ready = performance.now() - start;
    const ms = [];
    // A program gets the report as objects; the page takes it as text and is spared their making.
    let objects = 0;
    const parse = JSON.parse;
    JSON.parse = (text) => {
      const begun = performance.now();
      const value = parse(text);
      objects += performance.now() - begun;
      return value;
    };
    for (let round = 0; round < times; round += 1) {
      const begun = performance.now();
      wasm_bindgen.check(bytes, name);
      ms.push(performance.now() - begun);
    }
    postMessage({ ready, ms, objects: objects / times, memory: memory.buffer.byteLength });
  };
  const glue = document.getElementById('boot').textContent.split('/* boot */')[0];
  const script = new Blob([glue, `onmessage = ${bench}`], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(script));
  const wasm = await (await fetch('app_bg.wasm')).arrayBuffer();
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ wasm, name, bytes, times }, [wasm]);
  });
}

/** Runs in the page: the first check of a worker that was started as the page starts it. */
async function asThePage({ name, base64, pause }) {
  const script = new Blob([document.getElementById('boot').textContent], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(script));
  const answer = (kind) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => data.kind === kind && resolve();
    worker.onerror = (event) => reject(new Error(event.message));
  });
  const ready = answer('ready');
  worker.postMessage({ module: await WebAssembly.compile(await (await fetch('app_bg.wasm')).arrayBuffer()) });
  await ready;
  await new Promise((resolve) => { setTimeout(resolve, pause * 1000); });
  const { buffer } = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const done = answer('done');
  const begun = performance.now();
  worker.postMessage({ kind: 'check', job: 1, name, language: 'zh', bytes: buffer }, [buffer]);
  await done;
  worker.terminate();
  return performance.now() - begun;
}

function report({ name, times }, size, { ready, ms, objects, memory }) {
  console.log(`${name}: ${size} bytes, ${times} checks in a worker of Chromium`);
  console.log(`  engine compiled and started  ${ready.toFixed(1)} ms`);
  console.log(`  first check                  ${ms[0].toFixed(1)} ms`);
  console.log(`  median of the first ${FIRST}       ${median(ms.slice(0, FIRST)).toFixed(1)} ms`);
  console.log(`  median of all                ${median(ms).toFixed(1)} ms`);
  console.log(`  of it JavaScript's objects   ${objects.toFixed(1)} ms`);
  console.log(`  wasm memory                  ${memory} bytes`);
}

function median(ms) {
  return [...ms].sort((a, b) => a - b)[ms.length >> 1];
}
