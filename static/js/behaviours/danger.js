/** Remembers the answer to "Is anyone in danger now?", which no address carries. */

import { say } from "../incident/this-phone.js";
import { beforeLeaving } from "../page/leaving.js";

export const attribute = "data-danger";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", () => beforeLeaving(say({ danger: link.dataset.danger })));
}
