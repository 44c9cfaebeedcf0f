/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { addToJourney } from "../incident/journey.js";
import { part } from "../page/dom.js";

export const attribute = "data-journey";

/** @param {HTMLElement} section */
export function bind(section) {
  const first = /** @type {HTMLAnchorElement} */ (section.querySelector('[href^="/report/"]'));
  const code = first.pathname.split("/").pop();
  part(section, "record").href = first.href;
  addToJourney({ code, path: JSON.parse(section.dataset.journey) });
}
