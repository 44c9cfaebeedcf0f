/** Shows an element only while the incident is about the lead. */

import { closeToMatter } from "../incident/path.js";
import { followHere, mayBeAboutLead } from "../incident/this-phone.js";

export const attribute = "data-if-about-lead";

/**
 * What takes it back is not shown where "Who did it?" says so: there the answer is changed. Away from
 * an incident it takes back what is kept of any report.
 *
 * @param {HTMLElement} element
 * @returns {Promise<void>}
 */
export function bind(element) {
  return followHere(element, async (incident) => {
    const isAbout = closeToMatter(incident).length > 0;
    const canTakeBack = isAbout ? incident.path?.who !== "lead" : mayBeAboutLead(incident);
    element.hidden = !(element.dataset.aboutLead === "no" ? await canTakeBack : isAbout);
  });
}
