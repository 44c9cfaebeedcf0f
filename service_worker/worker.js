/**
 * The service worker: a table of contents of what it listens to. Only this file touches `event`.
 * The server puts two lines before the bundle: `self.PACK = {hash, build, edition, assets}`, and the
 * import of app.js, which holds what pages run too (docs/decisions/0124).
 */

import { inOrder } from "./arranging.js";
import { makeHandlers } from "./handlers.js";
import { makeLifecycle } from "./lifecycle.js";
import { makePacks } from "./packs.js";
import { makeSender } from "./phone/delivery.js";
import { openReader } from "./phone/encrypted-notes.js";
import { openKeys } from "./phone/keys.js";
import { announce } from "./phone/messages.js";
import { openOutbox } from "./phone/outbox.js";
import { isOurs, opensUnitPage } from "./routes.js";
import { cacheFirst, networkOnly } from "./strategies.js";
import { makeWriter } from "./written-in.js";

/** @import { Definition } from "./packs.js" */

/**
 * @typedef {object} Ours
 * @property {Definition} PACK
 * @property {(type: "sync", listener: (event: ExtendableEvent) => void) => void} addEventListener
 */
const self = /** @type {ServiceWorkerGlobalScope & Ours} */ (/** @type {unknown} */ (globalThis));
const definition = self.PACK;
const packs = makePacks(definition, { caches, fetch });
const keys = openKeys();
const sources = { packs: inOrder(packs, keys), fetch, writeIn: makeWriter(openReader()) };
const sender = makeSender({
  outbox: openOutbox(),
  keys,
  fetch,
  locks: navigator.locks,
});
const lifecycle = makeLifecycle({ packs, scope: self });
const { handleMessage, handleSync } = makeHandlers({
  lifecycle,
  sender,
  packs,
  definition,
  announce,
});

self.addEventListener("install", (event) => event.waitUntil(lifecycle.install()));
self.addEventListener("activate", (event) => event.waitUntil(lifecycle.activate()));
self.addEventListener("message", (event) =>
  event.waitUntil(handleMessage(event.data, event.ports[0])),
);
self.addEventListener("sync", (event) => event.waitUntil(handleSync()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (isOurs(request, location.origin)) event.respondWith(cacheFirst(request, sources));
  else if (opensUnitPage(request, location.origin))
    event.respondWith(networkOnly(request, sources));
});
