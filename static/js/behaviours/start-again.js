/** "Start again" forgets the answers, the ticks and the calls noted on this phone. */

import { forgetIncident } from "../incident/journey.js";

export const attribute = "data-start-again";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", forgetIncident);
}
