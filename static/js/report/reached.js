// Decides whether anybody who can act has been told.
// The server's twin is webapp/reports/reached.py; a property test compares the two.

import { closeTo } from "../incident/path.js";

/** @import { Reached } from "../phone/report-facts.js" */
/** @import { Answers, Rules } from "./validation.js" */

/**
 * Whether nobody was spoken to who can act on it.
 *
 * @param {Pick<Rules, "reached">} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export const nobodyReached = (rules, path, answers) => !findReached(rules, path, answers);

/**
 * The last call in which somebody was spoken to who can act on it: advice lines and unanswered calls
 * are none. A lead it is about does not count, nor a deputy who may be close to them.
 *
 * @param {Pick<Rules, "reached">} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {Reached | null}
 */
export function findReached(rules, path, { rung }) {
  const close = closeTo(path);
  const told = rules.reached.filter((who) => !close.includes(who));
  const calls = Array.isArray(rung) ? rung : [];
  const isOne = ({ who, result }) => told.includes(who) && result === "spoke";
  const { who, at, name } = calls.filter(isOne).pop() ?? {};
  return who ? { who, at, name } : null;
}
