// Keeps the served page in the browser, so that it opens without a network. It holds the program alone, never a document.
// It connects at one time only: while it installs itself. Afterwards it answers from what it holds, and takes no orders:
// it listens to no messages, so no page can make it fetch anything.

const PREFIX = 'budget-checker-';
const NAME = PREFIX + 'VERSION';
/** Path to integrity; a file that is not the built one is refused, and then nothing is kept. */
const FILES = new Map(FILE_LIST);

addEventListener('install', (event) => {
  // A page that runs has all it needs already: the newer program may take over at once and shows from the next opening.
  event.waitUntil(store().then(() => skipWaiting()));
});

addEventListener('activate', (event) => event.waitUntil(tidy()));

addEventListener('fetch', (event) => {
  const path = keptAs(event.request);
  if (path) event.respondWith(answer(path, event.request));
});

async function store() {
  const cache = await caches.open(NAME);
  await cache.addAll([...FILES].map(([path, integrity]) => new Request(path, { integrity, cache: 'no-cache' })));
}

/** Older programs go. */
async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

function keptAs({ method, url }) {
  if (method !== 'GET' || !url.startsWith(registration.scope)) return null;
  const name = url.slice(registration.scope.length);
  const path = /^(index\.html)?([?#]|$)/.test(name) ? './' : name;
  return FILES.has(path) ? path : null;
}

async function answer(path, request) {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) || fetch(request);
}
