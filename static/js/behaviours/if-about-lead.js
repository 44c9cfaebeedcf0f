/** Shows an element only while the incident is about the lead. */

import { closeToMatter } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";

export const attribute = "data-if-about-lead";

/**
 * What takes it back is not shown where "Who did it?" says so: there the answer is changed.
 *
 * @param {HTMLElement} element
 * @returns {Promise<void>}
 */
export function bind(element) {
  return followHere(element, (incident) => {
    const cannotBeTakenBack = element.dataset.aboutLead === "no" && incident?.path?.who === "lead";
    element.hidden = closeToMatter(incident).length === 0 || cannotBeTakenBack;
  });
}
