// The checks that the rules name, a function each: the fields that fail.
// The server's twin, webapp/reports/checks.py, holds the same checks under the same names.

import { LEADS } from "../incident/who-rings.js";
import { asCodes } from "./codes.js";

/** @import { Answers, Rules } from "./validation.js" */

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const CLOCK = /^T([01][0-9]|2[0-3]):[0-5][0-9][+-][0-9]{2}:[0-9]{2}$/;
const ADDRESS = /^[^@ \t\n]+@[^@ \t\n.]+(?:\.[^@ \t\n.]+)+$/;
const FEWEST_DIGITS = 5;

/**
 * Whether a question arises: some do only where another answer calls for them.
 *
 * @param {Rules} rules
 * @param {string} field
 * @param {Answers} answers
 * @returns {boolean}
 */
export function isAsked(rules, field, answers) {
  const [on, code] = rules.followUps[field] ?? [];
  return !on || asCodes(answers[on]).includes(code);
}

/**
 * Whether this is a real day as YYYY-MM-DD, in living memory or later.
 *
 * @param {string} text
 * @param {Pick<Rules, "oldestDay">} rules
 * @returns {boolean}
 */
export function isDay(text, rules) {
  if (!DAY.test(text) || text < rules.oldestDay) return false;
  const day = new Date(text);
  return !isNaN(Number(day)) && day.toISOString().startsWith(text);
}

/**
 * Whether this is a real day and time as YYYY-MM-DDTHH:MM+00:00.
 *
 * @param {string} text
 * @param {Pick<Rules, "oldestDay">} rules
 * @returns {boolean}
 */
export function isMoment(text, rules) {
  return isDay(text.slice(0, 10), rules) && CLOCK.test(text.slice(10));
}

/** @type {Record<string, (about: {answers: Answers, field: string, rules: Rules, now: string}) => boolean | string[]>} */
export const checks = {
  required: ({ answers, field }) => !has(answers[field]),
  explained: ({ answers, field, rules }) => isAsked(rules, field, answers) && !has(answers[field]),
  day: ({ answers, field, rules }) =>
    field in answers &&
    !rules.words[field].includes(answers[field]) &&
    !isDay(answers[field], rules),
  past: ({ answers, field, rules, now }) =>
    field in answers && isDay(answers[field], rules) && answers[field] > now.slice(0, 10),
  ages: ({ answers, field, rules }) =>
    typeof answers[field] === "string" && !rules.words[field].includes(answers[field]),
  grown: ({ answers, field, rules }) =>
    Array.isArray(answers[field]) && answers[field].some((age) => age > rules.oldestChild),
  alone: ({ answers, field, rules }) =>
    answers[field]?.length > 1 && answers[field].includes(rules.alone[field]),
  times: ({ answers, field, rules }) =>
    inCalls(answers[field], `${field}-#-at`, ({ at }) => has(at) && !isMoment(at, rules)),
  ahead: ({ answers, field, rules, now }) =>
    inCalls(
      answers[field],
      `${field}-#-at`,
      ({ at = "" }) => isMoment(at, rules) && at.slice(0, 16) > now,
    ),
  results: ({ answers, field }) =>
    inCalls(
      answers[field],
      `${field}-#-result`,
      // What a lead said they do is of somebody else.
      ({ who, result }) =>
        result === "unanswered" || (/^lead_/.test(result) && LEADS.includes(who)),
    ),
  name_too_long: ({ answers, field, rules }) =>
    inCalls(answers[field], `${field}-#-name`, ({ name }) => isTooLong(name, rules.callMaximum)),
  reference_too_long: ({ answers, field, rules }) =>
    inCalls(answers[field], `${field}-#-reference`, ({ reference }) =>
      isTooLong(reference, rules.callMaximum),
    ),
  reachable: ({ answers }) => !has(answers.contact_phone) && !has(answers.contact_email),
  digits: ({ answers, field }) =>
    has(answers[field]) && answers[field].replace(/[^0-9]/g, "").length < FEWEST_DIGITS,
  address: ({ answers, field }) => has(answers[field]) && !ADDRESS.test(answers[field]),
  wanted_phone: ({ answers, field, rules }) =>
    rules.byPhone.includes(answers.contact_by) &&
    has(answers.contact_email) &&
    !has(answers[field]),
  wanted_email: ({ answers, field }) =>
    answers.contact_by === "email" && has(answers.contact_phone) && !has(answers[field]),
  too_long: ({ answers, field, rules }) => isTooLong(answers[field], rules.maximum[field]),
};

/**
 * Whether a text is over its maximum. Without one nothing is.
 *
 * @param {string | undefined} text
 * @param {number | undefined} maximum
 * @returns {boolean}
 */
export const isTooLong = (text, maximum) => [...(text ?? "")].length > maximum;

const has = (answer) => answer !== undefined && answer.length > 0;

/** The `place` of each call that `fails`, with the call's number for `#`. */
function inCalls(calls, place, fails) {
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call, number) => (fails(call) ? [place.replace("#", String(number))] : []));
}
