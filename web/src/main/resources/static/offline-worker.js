// Keeps the offline page of an event and what it needs to look right, and answers with it when there is no network.
const KEPT = "northern-offline";
const FRAME = ["/static/northern.css", "/static/northern.js", "/static/offline.js", "/static/icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FRAME)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const keeps = (url) =>
  url.origin === self.location.origin && (/^\/events\/[0-9a-z]{12}\/offline$/.test(url.pathname) || FRAME.includes(url.pathname));

// The code on a badge leads here. Without a network the offline page answers, and finds the person by the address.
const badge = (url) =>
  url.origin === self.location.origin ? url.pathname.match(/^(\/events\/[0-9a-z]{12})\/check-in\/[0-9a-z]{12}$/) : null;

// The network first, so that a plan is never older than it must be. Who asks not to be answered from memory asks the
// network itself.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const scanned = badge(url);
  if (request.method !== "GET" || request.cache === "no-store" || !(scanned || keeps(url))) {
    return;
  }
  event.respondWith((async () => {
    const kept = await caches.open(KEPT);
    const known = () => kept.match(scanned ? `${scanned[1]}/offline` : request, { ignoreSearch: true });
    try {
      const answer = await fetch(request);
      if (answer.ok && !answer.redirected && !scanned) {
        await kept.put(request, answer.clone());
      }
      // Behind a proxy a server that is down answers too: 502 to 504.
      return answer.status < 500 ? answer : (await known()) ?? answer;
    } catch (failure) {
      const page = await known();
      if (page) {
        return page;
      }
      throw failure;
    }
  })());
});
