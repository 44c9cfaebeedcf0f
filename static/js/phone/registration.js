/** The page's dealings with the service worker: register, ask, speak to, be taken over. */

import { DELIVER, STATUS, TAKE_OVER } from "../../../service_worker/phone/messages.js";

const ADDRESS = "/worker.js";
const SYNC_TAG = "reports";
const PATIENCE = 10_000;

/** Register the worker. Null where the browser cannot or will not: the app then works online. */
export async function registerWorker({ container }) {
  try {
    return await container.register(ADDRESS, { updateViaCache: "none" });
  } catch {
    return null;
  }
}

/** Let the worker go on delivering when this page closes, and the browser wake it with signal. */
export async function deliverInBackground(registration) {
  registration?.active?.postMessage(DELIVER);
  await registration?.sync?.register(SYNC_TAG).catch(() => {});
}

/** The active worker's {whole, build, edition}, or null if it does not answer in time. */
export function askStatus(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => settle(data);
    const timer = setTimeout(() => settle(null), PATIENCE);
    const settle = (answer) => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    worker.postMessage(STATUS, [port2]);
  });
}

/**
 * Let a waiting worker take over on navigations (this load, and each htmx swap) while nothing is
 * being typed; the worker itself checks that no other window is open. The page then loads once more.
 */
export function offerTakeOver({ container, registration, isTyping, page = globalThis }) {
  let isFirstWorker = !container.controller;
  const offer = () => {
    if (!isTyping()) registration.waiting?.postMessage(TAKE_OVER);
  };
  const loadOnceMore = () => {
    if (!isFirstWorker && !isTyping()) page.location.reload();
    isFirstWorker = false;
  };
  container.addEventListener("controllerchange", loadOnceMore);
  page.document.addEventListener("htmx:after:swap", offer);
  offer();
}
