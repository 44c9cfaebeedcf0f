/** The path of an incident, from its outcome's address and from what no address carries. Pure. */

import { concernsLead, DEPUTY, LEAD } from "../../../service_worker/phone/kept-people.js";

/** @import { Incident } from "./incidents.js" */

/** @typedef {Record<string, any> & {code?: string}} Path */

/**
 * The path as a report carries it; null before there is an outcome or an answer.
 *
 * @param {Incident | null} incident
 * @returns {Path | null}
 */
export function pathOf(incident) {
  const { path, said, code } = incident ?? {};
  const answers = Object.entries({ ...path, ...said, code });
  const known = answers.filter(([name, answer]) => answer !== undefined && name !== "deputy");
  return known.length ? Object.fromEntries(known) : null;
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
