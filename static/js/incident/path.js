/** The path of an incident, from its outcome's address and from what no address carries. Pure. */

import { concernsLead, DEPUTY, LEAD } from "../../../service_worker/phone/kept-people.js";

/** @import { Incident } from "./incidents.js" */

/** @typedef {Record<string, any> & {code?: string}} Path */

const GATE_ANSWERS = ["yes", "not_sure", "no"];
/** As many as a report may list. */
const MOST = 20;

/**
 * The path as a report carries it; null before there is an outcome or an answer.
 *
 * @param {Incident | null} incident
 * @returns {Path | null}
 */
export function pathOf(incident) {
  const { path, said, code, corrected } = incident ?? {};
  const answers = Object.entries({ ...path, ...said, code, corrected });
  const known = answers.filter(([name, answer]) => answer !== undefined && name !== "deputy");
  return known.length ? Object.fromEntries(known) : null;
}

/**
 * The incident with the answers of its newest outcome. A "yes" or "not sure" that has become "no" may
 * weaken the advice, so both answers are told to the unit, with their times.
 *
 * @param {Incident} incident
 * @param {Record<string, any>} path of the outcome
 * @param {string} now in ISO 8601
 * @returns {Incident}
 */
export function withAnswers(incident, path, now) {
  const before = incident.answered ?? {};
  const answered = { ...before };
  const corrected = [...(incident.corrected ?? [])];
  for (const [question, answer] of Object.entries({ ...path, ...incident.said })) {
    if (!GATE_ANSWERS.includes(answer)) continue;
    const was = before[question];
    if (was?.answer === answer) continue;
    answered[question] = { answer, at: now };
    if (answer === "no" && was)
      corrected.push({ question, was: was.answer, said_at: was.at, changed_at: now });
  }
  return {
    ...incident,
    path,
    answered,
    ...(corrected.length && { corrected: corrected.slice(-MOST) }),
  };
}

/**
 * Who must not be offered or told: the lead, and the deputy until somebody says that they are not
 * close to the lead.
 *
 * @param {Incident | null} incident
 * @returns {string[]} names of contacts
 */
export function closeToMatter(incident) {
  if (!concernsLead(incident)) return [];
  return incident?.said.deputy === "yes" ? [LEAD] : [LEAD, DEPUTY];
}

/**
 * @param {Incident | null} incident
 * @returns {boolean} whether somebody is in danger, or may be
 */
export const mayBeInDanger = (incident) =>
  ["yes", "not_sure"].includes(pathOf(incident)?.danger ?? "");
