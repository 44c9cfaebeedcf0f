/** "Start again" begins another incident; one with calls or a draft is kept, for Home to offer. */

import { callsMade } from "../incident/calls.js";
import { incidents } from "../incident/this-phone.js";

export const attribute = "data-start-again";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", async () => {
    const reading = incidents.here(); // It has looked up the id before it is left.
    incidents.leave();
    const left = await reading;
    if (left && left.state === "open" && !left.typed && !callsMade(left.calls).length) {
      await incidents.discard(left.id);
    }
  });
}
