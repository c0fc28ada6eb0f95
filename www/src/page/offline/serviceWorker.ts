/// <reference lib="webworker" />
/** Keeps the files of the page, so that it works without a network after the first visit. It keeps nothing of a person. */
export {};

declare const self: ServiceWorkerGlobalScope;

/** Written in by the build: the files that every visit loads, those that only some load, and what they are made of. */
declare const PAGE_FILES: readonly string[];
declare const PAGE_ON_DEMAND: readonly string[];
declare const PAGE_VERSION: string;

/** Below the scope, so that two pages of one server keep apart. */
const family = `skills-gap-page ${self.registration.scope} `;
const cacheName = `${family}${PAGE_VERSION}`;

/** After so many milliseconds, a slow network counts as none. */
const patience = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    // The names of all but the document say what is in them: the browser may take those that the visit has just loaded.
    caches
      .open(cacheName)
      .then((cache) =>
        cache.addAll(PAGE_FILES.map((file) => new Request(file, { cache: file === "./" ? "no-cache" : "default" }))),
      ),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(family) && name !== cacheName))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathBelow(request.url);
  if (request.method !== "GET" || path === null) return;
  if (request.mode === "navigate") {
    if (path === "" || path === "index.html") event.respondWith(newest(request));
  } else if (PAGE_FILES.includes(path) || PAGE_ON_DEMAND.includes(path)) event.respondWith(kept(request));
});

/** The path of an address below the scope; `null` where it is elsewhere. */
function pathBelow(address: string): string | null {
  const { origin, pathname } = new URL(address);
  const scope = new URL(self.registration.scope);
  return origin === scope.origin && pathname.startsWith(scope.pathname) ? pathname.slice(scope.pathname.length) : null;
}

/** The document as it is now; the one that is kept where the network is gone or slow to begin, or the server fails. */
async function newest(request: Request): Promise<Response> {
  const copy = await known("./");
  const stop = new AbortController();
  // Only until it begins: what has begun may take its time.
  const timer = copy && setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(request, { signal: stop.signal });
    return copy && response.status >= 500 ? copy : response;
  } catch (error) {
    if (copy) return copy;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A file that is kept; else fetched, and kept from now on. */
async function kept(request: Request): Promise<Response> {
  const found = await known(request.url);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await keep(request.url, response.clone()).catch(() => undefined);
  return response;
}

/** What is kept of an address. Where the browser cannot say, nothing is. */
async function known(address: string): Promise<Response | undefined> {
  try {
    return await caches.match(address, { cacheName, ignoreVary: true });
  } catch {
    return undefined;
  }
}

const keep = async (address: string, response: Response): Promise<void> =>
  (await caches.open(cacheName)).put(address, response);
