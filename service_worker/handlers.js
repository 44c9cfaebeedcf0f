/** Handles what pages ask the worker by message, and the browser's sync event when signal returns. */

import { DELIVER, STATUS, TAKE_OVER } from "./phone/messages.js";

/** @import { Lifecycle } from "./lifecycle.js" */
/** @import { Pack, PackCache } from "./pack-cache.js" */
/** @import { Sender } from "./phone/delivery.js" */

/**
 * @param {{lifecycle: Lifecycle, sender: Sender, packCache: PackCache, pack: Pack}} world
 */
export function makeHandlers({ lifecycle, sender, packCache, pack }) {
  /**
   * Act on a page's message, one of messages.js; STATUS is answered on `port`.
   *
   * @param {string} message
   * @param {MessagePort} [port]
   */
  async function handleMessage(message, port) {
    if (message === TAKE_OVER) await lifecycle.takeOver();
    if (message === DELIVER) await sender.send();
    if (message === STATUS) port.postMessage(await readStatus());
  }

  async function readStatus() {
    const { build, edition } = pack;
    return { whole: await tryToFill(), build, edition };
  }

  /** Refill a cache that the browser has emptied, if there is signal; whether it is whole now. */
  async function tryToFill() {
    try {
      await packCache.fill();
      return true;
    } catch {
      return false;
    }
  }

  /** Deliver in the background. Throws while a report waits, so that the browser retries later. */
  async function handleSync() {
    const { waiting, reason } = await sender.send();
    if (waiting) throw new Error(`${waiting} still waiting: ${reason}`);
  }

  return { handleMessage, handleSync };
}
