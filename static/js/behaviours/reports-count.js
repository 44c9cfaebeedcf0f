/** How many reports are not delivered yet, beside "My reports". */

import { followUndelivered } from "../phone/state.js";

export const attribute = "data-reports-count";

/** @param {HTMLElement} element */
export function bind(element) {
  followUndelivered((count) => {
    element.hidden = count === 0;
    element.textContent = String(count);
  });
}
