// What the rules say of a report's answers, from the rulebook that the page carries.
// The same as webapp/reports/rules.py, where the contracts stand; a property test compares them.

import { checks, isMoment, listed } from "./checks.js";

/** @import { Problem } from "./problems.js" */

/**
 * The rulebook (webapp/reports/rulebook.py), as the page carries it in `data-rules`.
 *
 * @typedef {object} Rules
 * @property {[name: string, field: string, sentence: string][]} checks
 * @property {[field: string, sentence: string]} empty
 * @property {string[]} demands
 * @property {Record<string, number>} maximum
 * @property {string} tooLong
 * @property {number} callMaximum
 * @property {number} calls
 * @property {string} oldestDay
 * @property {number} oldestChild
 * @property {Record<string, [question: string, code: string]>} followUps
 * @property {string[]} byPhone
 * @property {{danger: string[], areas: string[], types: string[]}} urgent
 * @property {Record<string, Record<string, string | string[]>>} prefill
 */
/** @typedef {Record<string, any>} Answers each a code, a list of codes, a text, ages or calls */

/**
 * Every rule that is not met, in the order of the form.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @param {{today: string, correction?: boolean}} about `today` as YYYY-MM-DD
 * @returns {Problem[]}
 */
export function faults(rules, answers, { today, correction = false }) {
  const found = rules.checks
    .filter(([name]) => !(correction && rules.demands.includes(name)))
    .flatMap(([name, field, sentence]) =>
      failing(rules, answers, { name, field, today }).map((place) => ({ field: place, sentence })),
    );
  const all = [...found, ...tooLong(rules, answers)];
  return all.length ? all : refusals(rules, answers, { correction });
}

/**
 * What "Save anyway" does not override: an empty correction.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @param {{correction?: boolean}} [about]
 * @returns {Problem[]}
 */
export function refusals(rules, answers, { correction = false } = {}) {
  const [field, sentence] = rules.empty;
  const isEmpty = Object.keys(kept(rules, answers)).length === 0;
  return correction && isEmpty ? [{ field, sentence }] : [];
}

/**
 * The answers as they are sealed: without what could not be read, no text over its maximum.
 *
 * @param {Rules} rules
 * @param {Answers} answers
 * @returns {Answers}
 */
export function kept(rules, answers) {
  const keep = { ...answers };
  for (const [name, maximum] of Object.entries(rules.maximum)) {
    if (name in keep) keep[name] = cut(keep[name], maximum);
  }
  for (const [name, field] of rules.checks) {
    if (["day", "ages"].includes(name) && failing(rules, answers, { name, field }).length) {
      delete keep[field];
    }
  }
  if (Array.isArray(keep.rung)) keep.rung = keep.rung.map((call) => keptCall(rules, call));
  return keep;
}

/**
 * Whether an answer that the form demands is missing; a correction demands none.
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

/**
 * Whether somebody must be rung now, judged from the path or the form's own ticks.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export function isUrgent(rules, path, answers) {
  const known = path ?? {};
  const parties = [...listed(answers.parties), ...listed(known.parties)];
  return (
    meet([...listed(known.danger), ...listed(answers.danger)], rules.urgent.danger) ||
    adultMayWorkWithChildren(known, answers, parties) ||
    (grave(rules, known, answers) && childInvolved(parties, answers))
  );
}

/**
 * Whether it is urgent and nobody is known to have been rung: shown before saving, and after.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export function mustRingFirst(rules, path, answers) {
  return isUrgent(rules, path, answers) && nobodyRung(answers);
}

/**
 * Whether nobody is known to have been rung: "nobody yet", or no answer.
 *
 * @param {Answers} answers
 * @returns {boolean}
 */
export function nobodyRung(answers) {
  return !(Array.isArray(answers.rung) && answers.rung.length);
}

function failing(rules, answers, { name, field, today = "" }) {
  const said = checks[name]({ answers, field, rules, today });
  return Array.isArray(said) ? said : said ? [field] : [];
}

function tooLong(rules, answers) {
  return Object.entries(rules.maximum)
    .filter(([name, maximum]) => [...(answers[name] ?? "")].length > maximum)
    .map(([field, maximum]) => ({
      field,
      sentence: rules.tooLong.replace("{maximum}", maximum),
    }));
}

function keptCall(rules, call) {
  const keep = Object.entries(call).map(([name, said]) => [name, cut(said, rules.callMaximum)]);
  return Object.fromEntries(keep.filter(([name]) => name !== "at" || isMoment(call.at, rules)));
}

// Counted in characters as Python counts them, so that both doors cut at the same place.
const cut = (said, maximum) => [...said].slice(0, maximum).join("");

const meet = (some, others) => some.some((one) => others.includes(one));

function adultMayWorkWithChildren(path, answers, parties) {
  const role = path.adult_role;
  const adult = parties.includes("adult_on_child") || listed(path.areas).includes("adult_contact");
  return (
    ["yes", "not_known"].includes(role) ||
    (adult && role !== "no") ||
    [path.adult_pair, answers.adult_pair].includes("staff_on_staff")
  );
}

function grave(rules, path, answers) {
  return (
    meet(listed(path.areas), rules.urgent.areas) || meet(listed(answers.types), rules.urgent.types)
  );
}

function childInvolved(parties, answers) {
  const onlyAdults = parties.length > 0 && parties.every((pair) => pair === "adult_on_adult");
  return !onlyAdults || (Array.isArray(answers.ages) && answers.ages.length > 0);
}
