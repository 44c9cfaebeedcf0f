// Validates a report's answers by the rules that the page carries.
// The server's twin is webapp/reports/validation.py; a property test compares the two.

import { checks, isMoment, isTooLong } from "./checks.js";

/** @import { Problem } from "../page/problems.js" */

/**
 * The rules (webapp/reports/rules.py), as the page carries them in `data-rules`.
 *
 * @typedef {object} Rules
 * @property {number} formVersion
 * @property {Record<string, string>} kinds
 * @property {Record<string, string[]>} words
 * @property {Record<string, string[]>} fromPath
 * @property {[name: string, field: string, sentence: string][]} checks
 * @property {[field: string, sentence: string]} empty
 * @property {Record<string, string>} leftOut
 * @property {string[]} demands
 * @property {string[]} unnamed
 * @property {Record<string, number>} maximum
 * @property {Record<string, string>} alone
 * @property {number} callMaximum
 * @property {number} calls
 * @property {string} oldestDay
 * @property {number} oldestChild
 * @property {Record<string, [question: string, code: string]>} followUps
 * @property {number} oldestLikely
 * @property {string[]} byPhone
 * @property {string[]} reached
 * @property {Ranks} ranks
 * @property {string[]} sexualUntold
 * @property {Record<string, Record<string, string[]>>} prefill
 */
/**
 * What ranks a report (webapp/reports/rank.py).
 *
 * @typedef {object} Ranks
 * @property {Record<string, Record<string, string>>} areas by who; `other` for the rest
 * @property {Record<string, {areas: string[], who?: string[], raises_to: string}>} gates
 * @property {string[]} who
 * @property {string[]} adults
 * @property {Record<string, [child: string, adults: string]>} types
 */
/** @typedef {Record<string, any>} Answers each a code, a list of codes, a text, ages or calls */

/**
 * Every rule that is not met, in the order of the form.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @param {{now: string, correction?: boolean, at?: string}} about `now` as YYYY-MM-DDTHH:MM, local; the
 *   rest as in `findRefusals`
 * @returns {Problem[]}
 */
export function findFaults(rules, answers, { now, correction = false, at = undefined }) {
  const refused = findRefusals(rules, answers, { correction, at });
  const leftOut = refused.length ? {} : rules.leftOut;
  const found = rules.checks
    .filter(([name]) => !(correction && rules.demands.includes(name)))
    .flatMap(([name, field, sentence]) =>
      failing(rules, answers, { name, field, now }).map((place) => ({
        field: place,
        sentence: name in leftOut ? `${sentence} ${leftOut[name]}` : sentence,
        saysWhere: !rules.unnamed.includes(name),
      })),
    );
  return found.length ? found : refused;
}

/**
 * Faults that "Go on anyway" does not override: a correction that is or becomes empty.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @param {{correction?: boolean, at?: string}} [about] `at` is the field to go to, if not the usual
 * @returns {Problem[]}
 */
export function findRefusals(rules, answers, { correction = false, at = undefined } = {}) {
  const [field, sentence] = rules.empty;
  const isEmpty = Object.keys(trim(rules, answers)).length === 0;
  return correction && isEmpty ? [{ field: at ?? field, sentence, saysWhere: true }] : [];
}

/**
 * The answers as they are sealed: unreadable ones left out, long text cut at its maximum.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @returns {Answers}
 */
export function trim(rules, answers) {
  const trimmed = { ...answers };
  for (const [name, maximum] of Object.entries(rules.maximum)) {
    if (name in trimmed) trimmed[name] = cut(trimmed[name], maximum);
  }
  for (const [name, field] of rules.checks) {
    if (name in rules.leftOut && failing(rules, answers, { name, field }).length) {
      delete trimmed[field];
    }
  }
  if (Array.isArray(trimmed.rung)) {
    trimmed.rung = trimmed.rung.map((call) => trimCall(rules, call));
  }
  return trimmed;
}

/**
 * Whether a demanded answer is missing. A correction is never incomplete.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @param {{correction?: boolean}} [about]
 * @returns {boolean}
 */
export function isIncomplete(rules, answers, { correction = false } = {}) {
  return (
    !correction &&
    rules.checks.some(
      ([name, field]) =>
        rules.demands.includes(name) && failing(rules, answers, { name, field }).length > 0,
    )
  );
}

// No other check looks at a text that is too long.
function failing(rules, answers, { name, field, now = "" }) {
  if (name !== "too_long" && isTooLong(answers[field], rules.maximum[field])) return [];
  const failed = checks[name]({ answers, field, rules, now });
  return Array.isArray(failed) ? failed : failed ? [field] : [];
}

function trimCall(rules, call) {
  const texts = Object.entries(call).map(([name, text]) => [name, cut(text, rules.callMaximum)]);
  return Object.fromEntries(texts.filter(([name]) => name !== "at" || isMoment(call.at, rules)));
}

/**
 * Counted in code points, as Python counts, so that phone and server cut at the same place.
 *
 * @param {string} text
 * @param {number} maximum
 * @returns {string}
 */
export const cut = (text, maximum) => [...text].slice(0, maximum).join("");
