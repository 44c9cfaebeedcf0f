// Decides whether anybody who can act has been told.
// The server's twin is webapp/reports/reached.py; a property test compares the two.

/** @import { Answers, Rules } from "./validation.js" */

/**
 * Whether nobody was spoken to who can act on it: advice lines and unanswered calls are none. A lead
 * it is about does not count, nor their deputy. A call without a result was spoken.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export function nobodyReached(rules, path, { rung }) {
  const excepted = isAboutLead(path) ? rules.closeToLead : [];
  const told = rules.reached.filter((who) => !excepted.includes(who));
  const calls = Array.isArray(rung) ? rung : [];
  return !calls.some(({ who, result = "spoke" }) => told.includes(who) && result === "spoke");
}

/**
 * Whether it is about the safeguarding lead, or somebody close to them.
 *
 * @param {Record<string, any> | null} path
 * @returns {boolean}
 */
export const isAboutLead = (path) => path?.about_lead === "yes" || path?.who === "lead";
