/** Handles what pages ask the worker by message, and the browser's sync event when signal returns. */

import { makeLibraryFetcher, tryToFill } from "./library.js";
import { showBadge } from "./phone/badge.js";
import { DELIVER, STATUS, TAKE_OVER } from "./phone/messages.js";

/** @import { Lifecycle } from "./lifecycle.js" */
/** @import { Definition, Packs } from "./packs.js" */
/** @import { Sender } from "./phone/delivery.js" */

/**
 * @param {object} world
 * @param {Lifecycle} world.lifecycle
 * @param {Sender} world.sender
 * @param {Packs} world.packs
 * @param {Definition} world.definition
 * @param {(message: string) => void} world.announce
 * @param {number} [world.giveWay] milliseconds, as in library.js
 */
export function makeHandlers({ lifecycle, sender, packs, definition, announce, giveWay }) {
  const fetchLibrary = makeLibraryFetcher({ library: packs.library, announce, giveWay });

  /**
   * Act on a page's message, one of messages.js; STATUS is answered on `port`, and then fetches the
   * library if it is missing, and the names. (Not `activate`: requests wait until that has ended.)
   *
   * @param {string} message
   * @param {MessagePort} [port]
   */
  async function handleMessage(message, port) {
    if (message === TAKE_OVER) await lifecycle.takeOver();
    if (message === DELIVER) await deliver(sender);
    if (message === STATUS) {
      const status = await readStatus();
      port.postMessage(status);
      if (status.whole && !status.library) await fetchLibrary();
      await packs.fetchNames().catch(() => {});
    }
  }

  async function readStatus() {
    const { build, edition } = definition;
    const whole = await tryToFill(packs.core);
    const library = await packs.library.isWhole().catch(() => false);
    return { whole, library, build, edition };
  }

  /** Deliver in the background. Throws while a report waits, so that the browser retries later. */
  async function handleSync() {
    const { waiting, reason } = await deliver(sender);
    if (waiting) throw new Error(`${waiting} still waiting: ${reason}`);
  }

  return { handleMessage, handleSync };
}

async function deliver(sender) {
  const outcome = await sender.send();
  showBadge(outcome.reports);
  return outcome;
}
