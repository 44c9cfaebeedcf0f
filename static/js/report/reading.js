// Reads answers from the form's fields, and fields from a path.
// The server's twin is webapp/reports/reading.py; a property test compares the two.
// `values` are fields as a browser sends them: {name: [what was given, …]}.

import { isAsked } from "./checks.js";
import { asCodes } from "./codes.js";

/** @import { Values } from "./drafts.js" */
/** @import { Answers, Rules } from "./validation.js" */

const CODE_MAXIMUM = 40;
const CODES = 20;
const AGES = 30;
const BETWEEN_AGES = /(?:[ \t\n,;&]|and)+/;
// Answers beside which something is typed: script writes the day of the first two.
const TYPED = ["today", "yesterday", "given"];
const LOCAL_TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$/;

/**
 * The answers. Empty ones are left out; text that cannot be read stays as it was typed.
 *
 * @param {Rules} rules
 * @param {Values} values
 * @param {{zone?: (local: string) => string}} [clock]
 * @returns {Answers}
 */
export function answersFrom(rules, values, { zone = zoneOf } = {}) {
  const answers = {};
  for (const [name, kind] of Object.entries(rules.kinds)) {
    answers[name] = readers[kind]({ rules, values, name, zone });
  }
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([name, answer]) => answer.length > 0 && isAsked(rules, name, answers),
    ),
  );
}

/**
 * The fields that a path fills in, so that nothing is asked twice; never the setting. A danger that
 * was denied is not filled in, as it may have changed since: a line has “Change”.
 *
 * @param {Rules} rules
 * @param {Record<string, any>} path
 * @returns {Values}
 */
export function prefill(rules, path) {
  const values = {};
  for (const area of asCodes(path.areas)) {
    for (const [name, given] of Object.entries(rules.prefill[area] ?? {})) {
      values[name] = [...(values[name] ?? []), ...given];
    }
  }
  for (const [name, excepted] of Object.entries(rules.fromPath)) {
    values[name] = asCodes(path[name]).filter((code) => !excepted.includes(code));
  }
  const filled = Object.entries(values).filter(([, given]) => given.length > 0);
  return Object.fromEntries(filled.map(([name, given]) => [name, once(rules, name, given)]));
}

/** Each of several once; a text is one. */
function once(rules, name, given) {
  const each = [...new Set(given)];
  return name in rules.maximum ? [each.join("; ")] : each;
}

/**
 * The offset from UTC of a local time on this phone: "+01:00".
 *
 * @param {string} local
 * @returns {string}
 */
export function zoneOf(local) {
  const east = -new Date(local).getTimezoneOffset();
  if (Number.isNaN(east)) return "+00:00";
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  return `${east < 0 ? "-" : "+"}${two(east / 60)}:${two(east % 60)}`;
}

/**
 * A moment as the form's time field wants it: local, to the minute.
 *
 * @param {Date} moment
 * @returns {string}
 */
export function localTime(moment) {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

const tidy = (text) => text.replace(/\r\n?/g, "\n").replace(/^[ \t\n]+|[ \t\n]+$/g, "");
const first = (values, name) => values[name]?.[0] ?? "";
const cut = (text) => [...text].slice(0, CODE_MAXIMUM).join("");
const code = (values, name) => cut(tidy(first(values, name)));

/** How each kind of question is read. */
const readers = {
  one: ({ values, name }) => code(values, name),
  several: ({ values, name }) => codes(values, name),
  text: ({ values, name }) => tidy(first(values, name)),
  date: ({ values, name }) => typedOrChosen(values, name, `${name}_is`),
  ages: ({ values, name }) => ages(typedElseChosen(values, name, `${name}_are`)),
  calls: ({ rules, values, name, zone }) => {
    const rows = calls(values, name, rules.calls, zone);
    return rows.length ? rows : code(values, name);
  },
};

function codes(values, name) {
  const given = (values[name] ?? []).map((one) => cut(tidy(one))).filter(Boolean);
  return [...new Set(given)].slice(0, CODES);
}

/** What was typed, or the word chosen instead ("not_known"). */
function typedOrChosen(values, name, choice) {
  const chosen = code(values, choice);
  return ["", ...TYPED].includes(chosen) ? tidy(first(values, name)) : chosen;
}

/** The word counts only where nothing is typed: without script it cannot be taken back. */
function typedElseChosen(values, name, choice) {
  const chosen = code(values, choice);
  return tidy(first(values, name)) || (TYPED.includes(chosen) ? "" : chosen);
}

function ages(text) {
  const parts = text.split(BETWEEN_AGES).filter(Boolean);
  const numbers = parts.filter((part) => /^[0-9]{1,2}$/.test(part)).map(Number);
  const known = parts.length > 0 && numbers.length === parts.length && numbers.length <= AGES;
  return known ? numbers : text;
}

/** One call for each row with anything in it; how it ended is not said until somebody says it. */
function calls(values, name, most, zone) {
  return Array.from({ length: most }, (_, number) => {
    const row = call(values, `${name}-${number}-`, zone);
    const result = code(values, `${name}-${number}-result`) || "unanswered";
    return Object.keys(row).length ? [{ who: "other", ...row, result }] : [];
  }).flat();
}

function call(values, prefix, zone) {
  const at = tidy(first(values, `${prefix}at`));
  const row = {
    who: code(values, `${prefix}who`),
    name: tidy(first(values, `${prefix}name`)),
    at: LOCAL_TIME.test(at) ? at + zone(at) : at,
    reference: tidy(first(values, `${prefix}reference`)),
  };
  return Object.fromEntries(Object.entries(row).filter(([, text]) => text));
}
