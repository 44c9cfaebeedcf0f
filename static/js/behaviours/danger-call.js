/** After "Call 999 now": "I spoke to 999" is a call; the other ways on are none. */

import { makeCall, SPOKE } from "../incident/calls.js";
import { noteCall } from "../incident/this-phone.js";
import { beforeLeaving } from "../page/leaving.js";

export const attribute = "data-danger-call";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  if (link.dataset.dangerCall !== SPOKE) return;
  link.addEventListener("click", () => {
    const call = makeCall({ who: "emergency-999", name: "999", result: SPOKE });
    beforeLeaving(noteCall(call));
  });
}
