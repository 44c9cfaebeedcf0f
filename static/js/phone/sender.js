/** This page's sender: delivers on every occasion, and keeps the worker and the unit's keys fresh. */

import { makeSender } from "../../../service_worker/phone/delivery.js";
import { announce, CHANGED, SAVED } from "../../../service_worker/phone/messages.js";
import { channel, keys, outbox } from "./storage.js";
import { registering } from "./register-now.js";
import { deliverInBackground, offerTakeOver } from "./registration.js";
import { makeSchedule } from "./schedule.js";

/** @import { Outcome } from "../../../service_worker/phone/round.js" */

const { locks, serviceWorker: container } = navigator;
const newSender = () => makeSender({ outbox, keys, fetch, locks });
let sender = newSender();
const schedule = makeSchedule({ send: (order) => sender.send(order) });

/**
 * Start delivering; called once a page. `isTyping()`: is somebody typing here, so that no new worker
 * may reload the page?
 *
 * @param {{isTyping: () => boolean}} page
 */
export function startSender({ isTyping }) {
  registering.then((registration) => {
    if (registration) offerTakeOver({ container, registration, isTyping });
  });
  container?.ready.then(() => announce(CHANGED));
  channel.hear((message) => message === SAVED && sendSaved());
  addEventListener("online", () => Promise.all([schedule.restart(), refreshKeys()]));
  addEventListener("pageshow", ({ persisted }) => persisted && restartAfterBfcache());
  document.addEventListener("visibilitychange", sendOnVisibilityChange);
  schedule.restart();
  refreshKeys();
}

/** A report was saved, here or in another tab: send it from here, and from the worker if this page closes. */
export async function sendSaved() {
  schedule.restart();
  await deliverInBackground(await registering);
}

/**
 * Send now, whatever is backing off, and ask the unit about receipts.
 *
 * @returns {Promise<Outcome>}
 */
export function sendNow() {
  return schedule.restart({ byHand: true, ask: true });
}

/**
 * Ask the unit about receipts, and send what is due; back-off holds.
 *
 * @returns {Promise<Outcome>}
 */
export function askAboutReceipts() {
  return schedule.send({ ask: true });
}

/** A page restored from the bfcache may have lost its place in the queue for the lock. */
function restartAfterBfcache() {
  sender = newSender();
  schedule.restart();
}

async function sendOnVisibilityChange() {
  if (document.visibilityState === "visible") schedule.restart();
  else await deliverInBackground(await registering);
}

/** Without signal the stored key is used; the next occasion asks again. */
async function refreshKeys() {
  const wasStored = await keys.isStored().catch(() => false);
  await keys.refresh().catch(() => {});
  if (!wasStored) announce(CHANGED);
}
