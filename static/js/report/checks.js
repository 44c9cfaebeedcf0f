// One function a check of the rulebook: the fields that do not pass.
// webapp/reports/checks.py holds the same functions under the same names.

/** @import { Answers, Rules } from "./rules.js" */

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const CLOCK = /^T([01][0-9]|2[0-3]):[0-5][0-9][+-][0-9]{2}:[0-9]{2}$/;
const ADDRESS = /^[^@ \t\n]+@[^@ \t\n]+\.[^@ \t\n]+$/;
const DAY_WORDS = ["not_known", "still_going_on"];
const AGES_WORDS = ["not_known", "no_child"];

/**
 * A code or a list of codes as a list; values that are not text are left out.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
export function listed(value) {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

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
  return !on || listed(answers[on]).includes(code);
}

/**
 * Whether this is a real day, as YYYY-MM-DD, of living memory or later.
 *
 * @param {string} said
 * @param {Pick<Rules, "oldestDay">} rules
 * @returns {boolean}
 */
export function isDay(said, rules) {
  if (!DAY.test(said) || said < rules.oldestDay) return false;
  const day = new Date(said);
  return !isNaN(+day) && day.toISOString().startsWith(said);
}

/**
 * Whether this is a real day and time, as YYYY-MM-DDTHH:MM+00:00.
 *
 * @param {string} said
 * @param {Pick<Rules, "oldestDay">} rules
 * @returns {boolean}
 */
export function isMoment(said, rules) {
  return isDay(said.slice(0, 10), rules) && CLOCK.test(said.slice(10));
}

/** @type {Record<string, (about: {answers: Answers, field: string, rules: Rules, today: string}) => boolean | string[]>} */
export const checks = {
  required: ({ answers, field }) => !has(answers[field]),
  explained: ({ answers, field, rules }) => isAsked(rules, field, answers) && !has(answers[field]),
  day: ({ answers, field, rules }) =>
    field in answers && !DAY_WORDS.includes(answers[field]) && !isDay(answers[field], rules),
  past: ({ answers, field, rules, today }) =>
    field in answers && isDay(answers[field], rules) && answers[field] > today,
  ages: ({ answers, field }) =>
    typeof answers[field] === "string" && !AGES_WORDS.includes(answers[field]),
  times: ({ answers, field, rules }) => lateCalls(answers[field], field, rules),
  reachable: ({ answers }) => !has(answers.contact_phone) && !has(answers.contact_email),
  digits: ({ answers, field }) =>
    has(answers[field]) && answers[field].replace(/[^0-9]/g, "").length < 5,
  address: ({ answers, field }) => has(answers[field]) && !ADDRESS.test(answers[field]),
  wanted_phone: ({ answers, field, rules }) =>
    rules.byPhone.includes(answers.contact_by) &&
    has(answers.contact_email) &&
    !has(answers[field]),
  wanted_email: ({ answers, field }) =>
    answers.contact_by === "email" && has(answers.contact_phone) && !has(answers[field]),
};

const has = (answer) => answer !== undefined && answer.length > 0;

function lateCalls(rung, field, rules) {
  if (!Array.isArray(rung)) return [];
  return rung.flatMap((call, number) =>
    "at" in call && !isMoment(call.at, rules) ? [`${field}-${number}-at`] : [],
  );
}
