/** Shows whom to ring by day or by night, by this phone's clock; without script both are shown. */

import { isOpen, readHours } from "../page/office-hours.js";

export const attribute = "data-by-clock";

/** @param {HTMLElement} element */
export function bind(element) {
  const now = isOpen(readHours(document.body.dataset), new Date()) ? "day" : "night";
  element.hidden = element.dataset.byClock !== now;
}
