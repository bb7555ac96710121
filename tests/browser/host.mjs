// What the tests need around the page: a Chromium, the project's own server, patience.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** ms; generous, because tests share two cores with builds */
export const PATIENCE = 15_000;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
}

/** Serves dist/ with the project's own server on a free port: `{ process, address }`. */
export function serve() {
  const words = ['serve', '--no-build', '--port', '0'];
  const child = process.env.XTASK
    ? spawn(process.env.XTASK, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn('cargo', ['xtask', ...words], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve({ process: child, address: String(line).trim() }));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

/** Repeats `look` until it stops throwing; its result, or its last error. */
export async function eventually(look) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}
