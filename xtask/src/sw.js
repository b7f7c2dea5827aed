// Kith's service worker, written by the build. It keeps one whole version of the program for use
// without a connection. It never touches what people write: that lies in IndexedDB.

"use strict";

// Caches belong to the whole origin, which may hold another Kith below another path.
const OURS = `kith ${self.registration.scope} `;
const CACHE = `${OURS}{{version}}`;
const FILES = {{files}};

// Nothing here calls skipWaiting by itself: a new version waits until the page asks for it, or until
// every page of the old one is closed. So a page never runs on files of two versions.
self.addEventListener("install", (event) => {
  event.waitUntil(keepFiles());
  event.waitUntil(serveWithoutWaking(event));
});
self.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request, mode === "navigate"));
  }
});

async function keepFiles() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: cacheModeFor(file) })));
}

/** Where the browser can, it takes these files from the cache by itself: a start need not wait for this worker. */
async function serveWithoutWaking(event) {
  const source = { cacheName: CACHE };
  const pattern = (file) => new URL(file, self.registration.scope).href;
  const rules = FILES.map((file) => ({ condition: { urlPattern: pattern(file), requestMethod: "GET" }, source }));
  await event.addRoutes?.(rules).catch(() => {}); // then they come through "fetch", as elsewhere
}

/** A file named by its content's hash may come from the browser's own cache, where it has just arrived. */
function cacheModeFor(file) {
  return /-[0-9a-f]{16}/.test(file) ? "default" : "reload";
}

async function dropOldVersions() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From this version's files, else from the network. Every page of Kith is the same file: routes follow the #. */
async function answer(request, isPage) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(isPage ? "./" : request, { ignoreVary: true });
  return kept ?? fetch(request);
}
