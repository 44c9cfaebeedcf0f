/** Remembers the answer to "Is anyone in danger now?", which no address carries. */

import { addToJourney } from "../incident/journey.js";

export const attribute = "data-danger";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", () => addToJourney({ danger: link.dataset.danger }));
}
