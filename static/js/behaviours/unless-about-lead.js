/** Hides an element while the incident, or what the page shows, is about the lead. */

import { closeToMatter } from "../incident/path.js";
import { followHere, isShownAboutLead } from "../incident/this-phone.js";

export const attribute = "data-unless-about-lead";

/**
 * Shows again only what it has hidden: another behaviour may have hidden it too.
 *
 * @param {HTMLElement} element
 * @returns {Promise<void>}
 */
export function bind(element) {
  let hidden = false;
  return followHere(element, (incident) => {
    const isAboutLead = isShownAboutLead() || closeToMatter(incident).length > 0;
    if (isAboutLead !== hidden) element.hidden = isAboutLead;
    hidden = isAboutLead;
  });
}
