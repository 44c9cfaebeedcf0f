/** When the page sends: on every occasion at once, and between occasions with back-off. */

import { fullJitter } from "../../../service_worker/phone/backoff.js";

/**
 * `go(order)` sends now, and again by itself (full jitter, 1 s → 5 min, never before the time the
 * unit asked for) while something waits and the page is open. `goAfresh` starts from one second.
 * Both resolve with the sender's {waiting, reason, after}; trouble with the storage is a reason too.
 */
export function makePace({ send, random, timers = globalThis }) {
  let attempt = 0;
  let timer;

  async function go(order) {
    const outcome = await send(order).catch(storageTrouble);
    timers.clearTimeout(timer);
    attempt = outcome.waiting ? attempt + 1 : 0;
    const rest = Math.max(outcome.after, fullJitter(attempt, random));
    if (outcome.waiting) timer = timers.setTimeout(go, rest);
    return outcome;
  }

  function goAfresh(order) {
    attempt = 0;
    return go(order);
  }

  return { go, goAfresh };
}

/** What waits cannot be counted now; it is tried again, since storage trouble may pass. */
function storageTrouble() {
  return { waiting: 1, reason: "storage", after: 0 };
}
