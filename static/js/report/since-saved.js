/** What is said after a report was saved counts with it: whom a call reached, that it is about the lead. */

import { closeToMatter, pathOf } from "../incident/path.js";
import { incidents, tell } from "../incident/this-phone.js";
import { findPromised } from "../incident/who-rings.js";
import { factsOf, keepFacts } from "../phone/report-facts.js";
import { nobodyReached } from "./reached.js";

/** @import { Incident } from "../incident/incidents.js" */

/**
 * Whether a call of the incident has reached somebody who can act. Each page lists who they are.
 *
 * @param {Incident} incident
 * @returns {boolean}
 */
export function hasReached(incident) {
  /** @type {HTMLElement} */
  const sheet = document.querySelector("[data-did-you-speak]");
  const { reached, closeToLead } = sheet.dataset;
  const rules = { reached: reached.split(" "), closeToLead: closeToLead.split(" ") };
  return !nobodyReached(/** @type {any} */ (rules), pathOf(incident), { rung: incident.calls });
}

/**
 * Remember it with the report. No-op while the incident is not a report yet, and where this phone has
 * kept nothing of the report.
 *
 * @param {string | undefined} id
 */
export async function noteSinceSaved(id) {
  const incident = await incidents.read(id ?? null);
  const facts = incident?.state === "reported" && (await factsOf(id));
  if (!facts) return;
  const aboutLead = facts.aboutLead || closeToMatter(incident).length > 0;
  // Who was told before may have been the lead.
  const toldBefore = facts.told && aboutLead === facts.aboutLead;
  const told = toldBefore || hasReached(incident);
  const promised = findPromised(incident.calls, facts.promised, aboutLead);
  await keepFacts(id, { ...facts, aboutLead, told, promised });
  tell();
}
