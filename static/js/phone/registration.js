/** The page's side of the service worker: register it, send it messages, reload when it changes. */

import { DELIVER, STATUS, TAKE_OVER } from "../../../service_worker/phone/messages.js";

/** @import { Status } from "../../../service_worker/phone/messages.js" */

const ADDRESS = "/worker.js";
const SYNC_TAG = "reports";
const TIME_OUT = 10_000;

/**
 * Register the worker. The browser fetches its file afresh, and takes app.js, which that imports, from
 * the HTTP cache: so `updateViaCache` must not be "none" (docs/decisions/0124). Null where the browser
 * cannot or will not: the app then works online.
 *
 * @param {{container: ServiceWorkerContainer | undefined}} browser
 * @returns {Promise<ServiceWorkerRegistration | null>}
 */
export async function registerWorker({ container }) {
  try {
    return await container.register(ADDRESS);
  } catch {
    return null;
  }
}

/**
 * Let the worker go on delivering when this page closes, and the browser wake it with signal.
 *
 * @param {(ServiceWorkerRegistration & {sync?: {register(tag: string): Promise<void>}}) | null} registration
 */
export async function deliverInBackground(registration) {
  registration?.active?.postMessage(DELIVER);
  await registration?.sync?.register(SYNC_TAG).catch(() => {});
}

/**
 * The active worker's status, or null if it does not answer within ten seconds.
 *
 * @param {ServiceWorker} worker
 * @returns {Promise<Status | null>}
 */
export function askStatus(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => settle(data);
    const timer = setTimeout(() => settle(null), TIME_OUT);
    const settle = (answer) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    worker.postMessage(STATUS, [port2]);
  });
}

/**
 * Let a waiting worker take over now, unless somebody is typing; the worker itself checks that no
 * other window is open. The page then reloads once.
 *
 * @param {object} offer
 * @param {ServiceWorkerContainer} offer.container
 * @param {ServiceWorkerRegistration} offer.registration
 * @param {() => boolean} offer.isTyping
 * @param {Pick<typeof globalThis, "location">} [offer.page]
 */
export function offerTakeOver({ container, registration, isTyping, page = globalThis }) {
  let isFirstWorker = !container.controller;
  const reloadOnce = () => {
    if (!isFirstWorker && !isTyping()) page.location.reload();
    isFirstWorker = false;
  };
  container.addEventListener("controllerchange", reloadOnce);
  if (!isTyping()) registration.waiting?.postMessage(TAKE_OVER);
}
