/** What is said after a report was saved counts with it: whom a call reached, that it is about the lead. */

import { callsMade, PRESSED, SPOKE, withCall } from "../incident/calls.js";
import { closeTo, pathOf } from "../incident/path.js";
import { incidents, tell } from "../incident/this-phone.js";
import { findOpen } from "../incident/who-rings.js";
import { factsOf, keepFacts } from "../phone/report-facts.js";
import { findReached } from "./reached.js";

/** @import { Call } from "../incident/calls.js" */
/** @import { Incident } from "../incident/incidents.js" */
/** @import { Path } from "../incident/path.js" */
/** @import { ReportFacts, Reached } from "../phone/report-facts.js" */

/**
 * The last call of the incident that reached somebody who can act. Each page lists who they are.
 *
 * @param {Incident} incident
 * @param {Path | null} [path] what is known of it
 * @returns {Reached | null}
 */
export function reachedBy(incident, path = pathOf(incident)) {
  /** @type {HTMLElement} */
  const sheet = document.querySelector("[data-did-you-speak]");
  const reached = sheet.dataset.reached.split(" ");
  return findReached({ reached }, path, { rung: incident.calls });
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
  await keepFacts(id, withSince(facts, incident));
  tell();
}

/**
 * The facts with what its incident says since. Who was told before it was about the lead may have been
 * the lead; what the report does not say itself can be taken back, as can a call that reached nobody.
 *
 * @param {ReportFacts} facts
 * @param {Incident} incident
 * @returns {ReportFacts}
 */
export function withSince(facts, incident) {
  const isSaid = facts.aboutLead && !facts.unsaid;
  const path = { ...pathOf(incident), ...(isSaid && { about_lead: "yes" }) };
  const close = closeTo(path);
  const aboutLead = close.length > 0;
  const isTold = aboutLead === facts.aboutLead && !incident.calls.some(tookBack(facts.told));
  const toldBefore = isTold ? facts.told : null;
  const tried = facts.tried || callsMade(incident.calls).length > 0;
  const told = reachedBy(incident, path) ?? toldBefore;
  const open = findOpen(incident.calls, facts.open, close);
  return { ...facts, aboutLead, unsaid: aboutLead && !isSaid, tried, told, open };
}

/** Whether a call is the one that told somebody, by what was said of it first. */
const tookBack =
  (told) =>
  ({ at, result }) =>
    at === told?.at && result !== SPOKE;

/**
 * Note a call about a report, or an incident that is none yet, whatever this tab is on.
 *
 * @param {string} id
 * @param {Call} call
 */
export async function noteCallSince(id, call) {
  if (!(await incidents.read(id))) {
    await incidents.begin(incidents.make({ id, state: "reported" }));
  }
  await incidents.change(id, (one) => ({ ...one, calls: withCall(one.calls, call) }));
  if (call.result !== PRESSED) await noteSinceSaved(id);
  tell();
}
