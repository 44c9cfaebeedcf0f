/** Which incidents are unfinished, which cannot wait, and when a reminder is due. Pure. */

import { concernsLead } from "../../../service_worker/phone/kept-people.js";
import { callsMade } from "./calls.js";
import { mayBeInDanger } from "./path.js";

/** @import { Incident } from "./incidents.js" */

const DAY = 24 * 3_600_000;
const REMINDED_AFTER = [DAY, 3 * DAY];

/**
 * Whether there is anything to go on with: somebody who only looked at the first question has not
 * begun.
 *
 * @param {Incident} incident
 * @returns {boolean}
 */
export function isUnfinished(incident) {
  const { state, code, ticks, calls, typed } = incident;
  const hasBegun = code || typed || ticks.length > 0 || callsMade(calls).length > 0;
  return state === "open" && Boolean(hasBegun || mayBeInDanger(incident));
}

/**
 * Whether its rank is "now": by its outcome, or because somebody may be in danger.
 *
 * @param {Incident} incident
 * @returns {boolean}
 */
export const cannotWait = (incident) => incident.rank === "now" || mayBeInDanger(incident);

/**
 * Whether Home shows it until it is recorded or discarded: it cannot wait, or is about the lead, who
 * would be offered again.
 *
 * @param {Incident} incident
 * @returns {boolean}
 */
export const isUnanswered = (incident) =>
  isUnfinished(incident) && (cannotWait(incident) || concernsLead(incident));

/**
 * Which reminder is due: 1 after a day, 2 after three, 0 for none.
 *
 * @param {Incident} incident
 * @param {number} now
 * @returns {number}
 */
export function reminderDue({ started, reminded = 0 }, now) {
  const due = REMINDED_AFTER.filter((after) => now - Date.parse(started) >= after).length;
  return due > reminded ? due : 0;
}
