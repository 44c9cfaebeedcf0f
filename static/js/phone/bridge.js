/** The page's side of working without signal: what behaviours and pages may ask of it. */

import { makeSender } from "../../../service_worker/phone/delivery.js";
import { openKeys } from "../../../service_worker/phone/keys.js";
import { announce, CHANGED, hear, SAVED } from "../../../service_worker/phone/messages.js";
import { openOutbox } from "../../../service_worker/phone/outbox.js";
import { makePace } from "./schedule.js";
import * as phone from "./readiness.js";
import { registering } from "./register-now.js";
import { deliverInBackground, offerTakeOver } from "./registration.js";
import * as reports from "./reports.js";
import { envelopeFile } from "./sealed-file.js";

const fetch = (...request) => globalThis.fetch(...request);
const { locks, serviceWorker: container, storage } = navigator;
const outbox = openOutbox();
const keys = openKeys({ fetch });
let sender = makeSender({ outbox, keys, fetch, locks });
const pace = makePace({ send: (order) => sender.send(order) });

/** Start once a page. `isTyping()`: is somebody typing a draft here that must not be disturbed? */
export function startBridge({ isTyping = () => false } = {}) {
  registering.then((registration) => {
    if (registration) offerTakeOver({ container, registration, isTyping });
  });
  container?.ready.then(() => announce(CHANGED));
  deliverOnEveryOccasion();
  refreshKeys();
}

function deliverOnEveryOccasion() {
  hear((word) => word === SAVED && deliverWhatWasSaved());
  addEventListener("online", () => Promise.all([pace.goAfresh(), refreshKeys()]));
  addEventListener("pageshow", ({ persisted }) => persisted && deliverAfterRest());
  document.addEventListener("visibilitychange", deliverAsPageIsSeenOrLeft);
  pace.goAfresh();
}

async function deliverWhatWasSaved() {
  pace.goAfresh();
  await deliverInBackground(await registering);
}

/** A page brought back from the browser's store may have lost its place in the queue of senders. */
function deliverAfterRest() {
  sender = makeSender({ outbox, keys, fetch, locks });
  pace.goAfresh();
}

async function deliverAsPageIsSeenOrLeft() {
  if (document.visibilityState === "visible") pace.goAfresh();
  else await deliverInBackground(await registering);
}

/** Without signal the kept key serves; the next occasion asks again. */
async function refreshKeys() {
  const wasKept = await keys.isKept().catch(() => false);
  await keys.refresh().catch(() => {});
  if (!wasKept) announce(CHANGED);
}

/** Try now, whatever rests, and ask the unit about receipts. Resolves with {waiting, reason}. */
export function sendNow() {
  return pace.goAfresh({ byHand: true, ask: true });
}

/** See reports.js. Rejects with StorageTrouble. */
export function listReports() {
  return reports.listReports({ outbox, locks });
}

/** The sealed report as a File, also after delivery; null if it is not on this phone. */
export async function sealedFile(id) {
  const row = await outbox.get(id);
  return row ? envelopeFile(row.envelope) : null;
}

/** See readiness.js. */
export async function readiness() {
  return phone.readiness({ registration: await registering, keys, storage });
}

/** Call `callback()` whenever reports, receipts or readiness may have changed; returns its stop. */
export function onChange(callback) {
  return hear(() => callback());
}

/** Ask the browser never to clear this phone's storage by itself. Only on a press: it may ask. */
export async function keepStorage() {
  return (await storage?.persist?.()) ?? false;
}
