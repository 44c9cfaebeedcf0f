/** How many reports are not delivered yet, beside "My reports"; not on a shared computer. */

import { isShared } from "../incident/shared.js";
import { followUndelivered } from "../phone/state.js";

export const attribute = "data-reports-count";

/** @param {HTMLElement} element */
export function bind(element) {
  followUndelivered(async (count) => {
    element.hidden = count === 0 || (await isShared());
    element.textContent = String(count);
  });
}
