// Keeps the offline page of an event and what it needs to look right, and answers with it when there is no network.
const KEPT = "northern-offline";
const FRAME = ["/static/northern.css", "/static/northern.js", "/static/offline.js", "/static/icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FRAME)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const keeps = (url) =>
  url.origin === self.location.origin && (/^\/events\/[0-9a-z]{12}\/offline$/.test(url.pathname) || FRAME.includes(url.pathname));

// The network first, so that a plan is never older than it must be. Who asks not to be answered from memory asks the
// network itself.
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || event.request.cache === "no-store" || !keeps(new URL(event.request.url))) {
    return;
  }
  event.respondWith((async () => {
    const kept = await caches.open(KEPT);
    try {
      const answer = await fetch(event.request);
      if (answer.ok && !answer.redirected) {
        await kept.put(event.request, answer.clone());
      }
      // Behind a proxy a server that is down answers too: 502 to 504.
      return answer.status < 500 ? answer : (await kept.match(event.request, { ignoreSearch: true })) ?? answer;
    } catch (failure) {
      const known = await kept.match(event.request, { ignoreSearch: true });
      if (known) {
        return known;
      }
      throw failure;
    }
  })());
});
