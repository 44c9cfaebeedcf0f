/** Shows an element only while the incident is about the lead. */

import { closeToMatter } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";

export const attribute = "data-if-about-lead";

/**
 * @param {HTMLElement} element
 * @returns {Promise<void>}
 */
export function bind(element) {
  return followHere(element, (incident) => {
    element.hidden = closeToMatter(incident).length === 0;
  });
}
