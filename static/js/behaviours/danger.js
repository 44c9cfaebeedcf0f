/** Remembers the answer to "Is anyone in danger now?", which no address carries. */

import { say } from "../incident/this-phone.js";

export const attribute = "data-danger";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", () => say({ danger: link.dataset.danger }));
}
