/** Delivery: of all tabs and the worker, one at a time carries what waits to the unit. */

import { announce, CHANGED } from "./messages.js";
import { Round } from "./round.js";

/** The Web Lock that makes one sender of all tabs and the worker. */
export const DELIVERY_LOCK = "delivery";

/** Two senders at once could only waste bytes, not double a report: the unit knows ids and digests. */
const WITHOUT_LOCKS = { request: (_name, work) => work() };

/**
 * A sender. `send({byHand, ask})` runs one round as soon as no other sender is at work:
 * `byHand` wakes what is resting, `ask` asks about receipts though it is not yet time.
 * Resolves with {waiting, reason, after}: how many reports still wait, why (null or a code), and for
 * how many milliseconds the unit asked us to be quiet. Rejects only with StorageTrouble.
 *
 * Calls made while one stands in the queue share it; a call made during a round gets a round of its
 * own, so that a report saved at the last moment is never overlooked.
 */
export function makeSender({ locks = WITHOUT_LOCKS, tell = announce, ...rest }) {
  const world = { tell, ...rest };
  let queued = null;

  function send({ byHand = false, ask = false } = {}) {
    queued ??= { byHand: false, ask: false };
    const order = queued;
    order.byHand ||= byHand;
    order.ask ||= ask;
    order.round ??= runRound(order).finally(() => tell(CHANGED));
    return order.round;
  }

  async function runRound(order) {
    return locks.request(DELIVERY_LOCK, () => {
      queued = null;
      return new Round(world, order).run();
    });
  }

  return { send };
}
