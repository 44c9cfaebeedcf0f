/** Shows whom to ring by day or by night, by this phone's clock; without script both are shown. */

import { isOpen } from "../page/unit-hours.js";

export const attribute = "data-by-clock";

/** @param {HTMLElement} element */
export function bind(element) {
  const hours = JSON.parse(document.body.dataset.hours);
  const now = isOpen(hours) ? "day" : "night";
  element.hidden = element.dataset.byClock !== now;
}
