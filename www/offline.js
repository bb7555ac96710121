// Has the browser keep the served page, and forget it again. The single file needs neither: it is on disk already.

/** Comes true once the program is kept: `kept`, or `no` where it cannot be. Told by the page's attribute `data-offline`. */
async function keep() {
  if (!keeps()) return 'no';
  const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  const worker = registration.installing || registration.waiting || registration.active;
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve('kept');
      if (worker.state === 'redundant') resolve('no');
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Only a page that came over http(s), in a context the browser trusts, has a worker to keep it. */
function keeps() {
  return /^https?:$/.test(location.protocol) && isSecureContext && 'serviceWorker' in navigator
    && document.querySelector('link[rel=manifest]') !== null;
}

/** The program kept in this browser goes; this page goes on working until it is closed. */
async function forget() {
  if (!keeps()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith('budget-checker-')) await caches.delete(name);
}
