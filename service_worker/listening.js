/** What the worker does when a page, or the browser's own "there is signal again", speaks to it. */

import { DELIVER, STATUS, TAKE_OVER } from "./phone/messages.js";

export function makeListening({ lifecycle, sender, stores, pack }) {
  /** Act on a page's word; STATUS is answered on `port`. */
  async function hear(word, port) {
    if (word === TAKE_OVER) await lifecycle.takeOver();
    if (word === DELIVER) await sender.send();
    if (word === STATUS) port.postMessage(await status());
  }

  /** A cache that the browser has emptied is filled again, if there is signal. */
  async function status() {
    const { build, edition } = pack;
    return { whole: await isOrBecomesWhole(), build, edition };
  }

  async function isOrBecomesWhole() {
    try {
      await stores.fill();
      return true;
    } catch {
      return false;
    }
  }

  /** The browser's sync event. Failing asks it to try again later, as often as it is willing to. */
  async function deliverInBackground() {
    const { waiting, reason } = await sender.send();
    if (waiting) throw new Error(`${waiting} still waiting: ${reason}`);
  }

  return { hear, deliverInBackground };
}
