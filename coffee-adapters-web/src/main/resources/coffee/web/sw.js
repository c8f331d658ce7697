/** Opens the page without a network: the newest HTML first, what it is made of from the cache. */
const FILES = [
  'page.css',
  'more.css',
  'start.js',
  'words.en.js',
  'words.de.js',
  'api.js',
  'caffeine.js',
  'chart-curve.js',
  'chart-day.js',
  'chart-dots.js',
  'chart-response.js',
  'copy.js',
  'cups.js',
  'curve-reading.js',
  'dom.js',
  'drinks.de.json',
  'format.js',
  'outbox.js',
  'profile.js',
  'reasons.js',
  'scale.js',
  'screen-answer.js',
  'screen-data.js',
  'screen-days.js',
  'screen-me.js',
  'screen-today.js',
  'sentences.js',
  'sheet-log.js',
  'sheet.js',
  'shell.js',
  'sign-in.js',
  'store.js',
  'student.js',
  'upload.js',
];
const HOME = new URL('./', self.location).pathname;
const CACHE = `page ${HOME}`;
const OTHERS = ['/app/icon.svg', '/app/manifest.webmanifest'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then(async (cache) => {
      await cache.addAll([...FILES.map((name) => HOME + name), ...OTHERS]);
      const page = await fetch('/', { headers: { Accept: 'text/html' } });
      if (page.ok) await cache.put('/', page);
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && pathname === '/') event.respondWith(page(event.request));
  else if (pathname.startsWith('/app/')) event.respondWith(kept(event.request));
});

async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put('/', answer.clone());
    return answer;
  } catch {
    return (await cache.match('/', { ignoreVary: true })) ?? Response.error();
  }
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
