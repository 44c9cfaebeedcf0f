/** Handles what pages ask the worker by message, and the browser's sync event when signal returns. */

import { CHANGED, DELIVER, STATUS, TAKE_OVER } from "./phone/messages.js";

/** Milliseconds. What the page does first must not wait for the library. */
const GIVE_WAY = 1000;

/** @import { Lifecycle } from "./lifecycle.js" */
/** @import { PackCache } from "./pack-cache.js" */
/** @import { Definition, Packs } from "./packs.js" */
/** @import { Sender } from "./phone/delivery.js" */

/**
 * @param {object} world
 * @param {Lifecycle} world.lifecycle
 * @param {Sender} world.sender
 * @param {Packs} world.packs
 * @param {Definition} world.definition
 * @param {(message: string) => void} world.announce
 * @param {number} [world.giveWay]
 */
export function makeHandlers(world) {
  const { lifecycle, sender, packs, definition, announce, giveWay = GIVE_WAY } = world;
  let fetching = null;

  /**
   * Act on a page's message, one of messages.js; STATUS is answered on `port`, and then fetches the
   * library if it is missing. (Not `activate`: requests wait until that has ended.)
   *
   * @param {string} message
   * @param {MessagePort} [port]
   */
  async function handleMessage(message, port) {
    if (message === TAKE_OVER) await lifecycle.takeOver();
    if (message === DELIVER) await sender.send();
    if (message === STATUS) {
      const status = await readStatus();
      port.postMessage(status);
      if (status.whole && !status.library) await fetchLibrary();
    }
  }

  function fetchLibrary() {
    fetching ??= wait(giveWay)
      .then(() => tryToFill(packs.library))
      .then((isFilled) => isFilled && announce(CHANGED))
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  async function readStatus() {
    const { build, edition } = definition;
    const whole = await tryToFill(packs.core);
    const library = await packs.library.isWhole().catch(() => false);
    return { whole, library, build, edition };
  }

  /** Deliver in the background. Throws while a report waits, so that the browser retries later. */
  async function handleSync() {
    const { waiting, reason } = await sender.send();
    if (waiting) throw new Error(`${waiting} still waiting: ${reason}`);
  }

  return { handleMessage, handleSync };
}

/**
 * Fill a cache that is not whole, or that the browser has emptied, if there is signal; whether it is
 * whole now.
 *
 * @param {PackCache} cache
 */
async function tryToFill(cache) {
  try {
    await cache.fill();
    return true;
  } catch {
    return false;
  }
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
