/** Keeps the calls of the kept lead and deputy true on this page, wherever it has a place for them. */

import { DEPUTY, describePeople, LEAD } from "../../../service_worker/phone/kept-people.js";
import { closeToMatter } from "../incident/path.js";
import { isShared } from "../incident/shared.js";
import {
  followHere,
  isAtHome,
  isShownAboutLead,
  mayBeAboutLead,
  tell,
} from "../incident/this-phone.js";
import { showFacts } from "../page/facts.js";
import { readChoice } from "../phone/choices.js";
import { readLead } from "../phone/my-lead.js";

/** @import { Incident } from "../incident/incidents.js" */

export const attribute = "data-kept-people";

/**
 * Bound to the body. `data-names-nobody` there: this page is about the lead, or a child reads it.
 *
 * @param {HTMLElement} body
 * @returns {Promise<void>}
 */
export function bind(body) {
  for (const happening of ["lead-changed", "chosen"]) document.addEventListener(happening, tell);
  const namesNobody = "namesNobody" in body.dataset;
  return followHere(body, async (incident) => {
    const [people, alone, withheld] = await Promise.all([
      readLead(),
      readChoice("alone"),
      isWithheld(incident),
    ]);
    const close = findClose(incident, namesNobody || isShownAboutLead());
    showFacts(alone ? describePeople(null) : describePeople(people, { withheld, close }));
  });
}

/** @returns {string[]} */
function findClose(incident, isPageAboutLead) {
  const close = closeToMatter(incident);
  return close.length || !isPageAboutLead ? close : [LEAD, DEPUTY];
}

/** Home of a shared computer names nobody either. */
const isWithheld = async (incident) =>
  (isAtHome() && (await isShared())) || mayBeAboutLead(incident);
