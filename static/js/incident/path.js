/** The path of an incident, from its outcome's address and from what no address carries. Pure. */

import { concernsLead, DEPUTY, LEAD } from "../../../service_worker/phone/kept-people.js";

/** @import { Call } from "./calls.js" */
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
  const known = answers.filter(([, answer]) => answer !== undefined);
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
  const { answered: before = {}, corrected: earlier = [], said } = incident;
  const answers = Object.entries({ ...path, ...said }).filter(([, one]) =>
    GATE_ANSWERS.includes(one),
  );
  const changed = answers.filter(([question, answer]) => before[question]?.answer !== answer);
  const since = changed.map(([question, answer]) => [question, { answer, at: now }]);
  const corrected = changed
    .filter(([question, answer]) => answer === "no" && before[question])
    .map(([question]) => correctionOf(question, before[question], now));
  const all = [...earlier, ...corrected].slice(-MOST);
  const answered = { ...before, ...Object.fromEntries(since) };
  return { ...incident, path, answered, ...(all.length && { corrected: all }) };
}

const correctionOf = (question, { answer, at }, now) => ({
  question,
  was: answer,
  said_at: at,
  changed_at: now,
});

const RANKS = ["routine", "today", "now"];

/**
 * Does this outcome know of something that the one before did not: an area, somebody who must hear, a
 * graver rank, or a question that is no longer answered "no"?
 *
 * @param {Incident} incident with the outcome before; without one, nothing was known before
 * @param {{path: Path, rank: string, due: {who: string}[]}} outcome
 * @returns {boolean}
 */
export const knowsMore = ({ code, path, rank, due }, outcome) =>
  Boolean(code && path) &&
  (addsTo(path.areas, outcome.path.areas) ||
    addsTo(due?.map(whoOf), outcome.due.map(whoOf)) ||
    RANKS.indexOf(outcome.rank) > RANKS.indexOf(rank) ||
    Object.entries(outcome.path).some(([question, answer]) => isRaised(path[question], answer)));

const addsTo = (before = [], all = []) => all.some((one) => !before.includes(one));

const whoOf = ({ who }) => who;

const isRaised = (before, answer) =>
  answer === "yes" ? before !== "yes" : answer === "not_sure" && [undefined, "no"].includes(before);

/**
 * Who must not be offered or told: the lead, and the deputy until somebody says that they are not
 * close to the lead.
 *
 * @param {Path | null} path
 * @returns {string[]} names of contacts
 */
export function closeTo(path) {
  if (!concernsLead({ path })) return [];
  return path.deputy === "yes" ? [LEAD] : [LEAD, DEPUTY];
}

/**
 * @param {Incident | null} incident
 * @returns {string[]} names of contacts, as `closeTo`
 */
export const closeToMatter = (incident) => closeTo(pathOf(incident));

/**
 * @param {Incident | null} incident
 * @returns {Call[]} its calls; whoever it is about is not named
 */
export function callsToShow(incident) {
  const close = closeToMatter(incident);
  const nameless = (call) => (close.includes(call.who) ? { ...call, name: "" } : call);
  return (incident?.calls ?? []).map(nameless);
}

/**
 * @param {Incident | null} incident
 * @returns {boolean} whether somebody is in danger, or may be
 */
export const mayBeInDanger = (incident) =>
  ["yes", "not_sure"].includes(pathOf(incident)?.danger ?? "");
