/** Delivery: one sender at a time, of all tabs and the worker, sends waiting reports to the unit. */

import { announce, CHANGED } from "./messages.js";
import { Round } from "./round.js";

/** @import { Outcome, World } from "./round.js" */

/** The Web Lock that allows one sender among all tabs and the worker. */
export const DELIVERY_LOCK = "delivery";

/**
 * `byHand` ignores the back-off of single reports; `ask` asks about receipts before it is time.
 *
 * @typedef {{byHand?: boolean, ask?: boolean}} Order
 */
/** @typedef {{send: (order?: Order) => Promise<Outcome>}} Sender */

/**
 * Without locks two senders may race. That wastes bytes but duplicates no report: delivery is
 * idempotent by id and digest.
 */
const WITHOUT_LOCKS = { request: (_name, work) => work() };

/**
 * A sender. `send(order)` runs one round as soon as no other sender is at work. Rejects only with
 * StorageTrouble.
 *
 * Calls made while a round is queued share it; a call made during a round gets another round, so
 * that a report saved at the last moment is never overlooked.
 *
 * @param {World & {locks?: Pick<LockManager, "request">}} world
 * @returns {Sender}
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
