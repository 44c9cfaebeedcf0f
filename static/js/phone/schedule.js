/** When the page sends: on every occasion at once, and between occasions with back-off. */

import { fullJitter } from "../../../service_worker/phone/backoff.js";

/** @import { Order } from "../../../service_worker/phone/delivery.js" */
/** @import { Outcome } from "../../../service_worker/phone/round.js" */

/** @typedef {(order?: Order) => Promise<Outcome>} Send */

/**
 * `send(order)` sends now, and retries (full jitter, 1 s → 5 min, never before the time the unit
 * asked for) while a report waits and the page is open; `restart(order)` does so with the back-off
 * reset. Neither rejects: storage trouble becomes the reason "storage".
 *
 * @param {object} world
 * @param {Send} world.send
 * @param {() => number} [world.random]
 * @param {Pick<typeof globalThis, "setTimeout" | "clearTimeout">} [world.timers]
 * @returns {{send: Send, restart: Send}}
 */
export function makeSchedule({ send, random, timers = globalThis }) {
  let attempt = 0;
  let timer;

  async function sendAndRetry(order) {
    const outcome = await send(order).catch(describeStorageTrouble);
    timers.clearTimeout(timer);
    attempt = outcome.waiting ? attempt + 1 : 0;
    const wait = Math.max(outcome.after, fullJitter(attempt, random));
    if (outcome.waiting) timer = timers.setTimeout(sendAndRetry, wait);
    return outcome;
  }

  function restart(order) {
    attempt = 0;
    return sendAndRetry(order);
  }

  return { send: sendAndRetry, restart };
}

/** The waiting reports cannot be counted now; the retry is worth it, since the trouble may pass. */
function describeStorageTrouble() {
  return { waiting: 1, reports: 1, reason: "storage", after: 0 };
}
