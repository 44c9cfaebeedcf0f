/** Asks the unit about receipts more often while somebody looks at a page that shows them. */

const EVERY = 30_000;
const FOR = 10 * 60_000;

/**
 * Call `ask()` every 30 seconds in which `isSeen()`, for ten minutes.
 *
 * @param {object} world
 * @param {() => unknown} world.ask
 * @param {() => boolean} world.isSeen
 * @param {() => number} [world.now]
 * @param {Pick<typeof globalThis, "setInterval" | "clearInterval">} [world.timers]
 */
export function askWhileSeen({ ask, isSeen, now = Date.now, timers = globalThis }) {
  const until = now() + FOR;
  const timer = timers.setInterval(() => {
    if (now() > until) timers.clearInterval(timer);
    else if (isSeen()) ask();
  }, EVERY);
}
