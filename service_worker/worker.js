/**
 * The service worker: a table of contents of what it listens to. Only this file touches `event`.
 * The server puts one line before the bundle: `self.PACK = {hash, build, edition, assets}`.
 */

import { makeSender } from "./phone/delivery.js";
import { openKeys } from "./phone/keys.js";
import { makeLifecycle } from "./lifecycle.js";
import { makeListening } from "./listening.js";
import { openOutbox } from "./phone/outbox.js";
import { isOurs, opensTheUnit } from "./routes.js";
import { makeStores } from "./stores.js";
import { keptFirst, networkOnly } from "./strategies.js";

const pack = self.PACK;
const fetch = self.fetch.bind(self);
const stores = makeStores(pack, { caches, fetch });
const sender = makeSender({
  outbox: openOutbox(),
  keys: openKeys(),
  fetch,
  locks: navigator.locks,
});
const lifecycle = makeLifecycle({ stores, scope: self });
const { hear, deliverInBackground } = makeListening({ lifecycle, sender, stores, pack });

self.addEventListener("install", (event) => event.waitUntil(lifecycle.install()));
self.addEventListener("activate", (event) => event.waitUntil(lifecycle.activate()));
self.addEventListener("message", (event) => event.waitUntil(hear(event.data, event.ports[0])));
self.addEventListener("sync", (event) => event.waitUntil(deliverInBackground()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (isOurs(request, location.origin)) event.respondWith(keptFirst(request, { stores, fetch }));
  else if (opensTheUnit(request, location.origin))
    event.respondWith(networkOnly(request, { stores, fetch }));
});
