/** "Call 999 first": shown while somebody may be in danger and nobody has spoken to 999. */

import { hasSpokenTo } from "../incident/calls.js";
import { mayBeInDanger } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";

export const attribute = "data-call-first";

/**
 * @param {HTMLElement} element
 * @returns {Promise<void>}
 */
export function bind(element) {
  return followHere(element, (incident) => {
    element.hidden = !mayBeInDanger(incident) || hasSpokenTo(incident, "emergency-999");
  });
}
