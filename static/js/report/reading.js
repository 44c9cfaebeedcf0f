// From the form's fields to answers, and from a path to fields: what was typed, read once.
// The same as webapp/reports/reading.py, where the contracts stand; a property test compares
// them. `values` are fields as a browser sends them: {name: [what was given, …]}.

import { isAsked, listed } from "./checks.js";

/** @import { Values } from "./drafts.js" */
/** @import { Answers, Rules } from "./rules.js" */

const CODE_MAXIMUM = 40;
const CODES = 20;
const AGES = 30;
const SINGLE = ["adult_pair", "setting", "danger", "intent", "contact_by"];
const SEVERAL = ["parties", "types", "media", "actions"];
const BETWEEN_AGES = /(?:[ \t\n,;&]|and)+/;
const LOCAL_TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$/;

/**
 * The answers; what was left empty is absent, what cannot be read stays as it was typed.
 *
 * @param {Rules} rules
 * @param {Values} values
 * @param {{zone?: (local: string) => string}} [clock]
 * @returns {Answers}
 */
export function answersFrom(rules, values, { zone = zoneOf } = {}) {
  const answers = {
    incident_date: said(values, "incident_date_is", "incident_date"),
    ages: ages(rules, said(values, "ages_are", "ages")),
  };
  for (const name of SEVERAL) answers[name] = codes(values, name);
  for (const name of SINGLE) answers[name] = code(values, name);
  for (const name of Object.keys(rules.maximum)) answers[name] = tidy(first(values, name));
  answers.rung = rung(rules, values, zone);
  for (const name of Object.keys(rules.followUps)) {
    if (!isAsked(rules, name, answers)) answers[name] = "";
  }
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.length > 0));
}

/**
 * The fields that a path fills: who, what it is, danger and intent; never the setting.
 *
 * @param {Rules} rules
 * @param {Record<string, any>} path
 * @returns {Values}
 */
export function prefilled(rules, path) {
  const values = {};
  for (const area of listed(path.areas)) {
    for (const [name, given] of Object.entries(rules.prefill[area] ?? {})) {
      values[name] = [...(values[name] ?? []), ...given];
    }
  }
  values.parties = listed(path.parties).filter((known) => known !== "not_known");
  for (const name of ["adult_pair", "danger", "intent"]) values[name] = listed(path[name]);
  return Object.fromEntries(Object.entries(values).filter(([, given]) => given.length > 0));
}

/**
 * The offset from UTC of a local time on this phone: "+01:00".
 *
 * @param {string} local
 * @returns {string}
 */
export function zoneOf(local) {
  const east = -new Date(local).getTimezoneOffset();
  if (isNaN(east)) return "+00:00";
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

function codes(values, name) {
  const given = (values[name] ?? []).map((one) => cut(tidy(one))).filter(Boolean);
  return [...new Set(given)].slice(0, CODES);
}

function said(values, choice, typed) {
  const chosen = code(values, choice);
  return ["", "given"].includes(chosen) ? tidy(first(values, typed)) : chosen;
}

function ages(rules, text) {
  const parts = text.split(BETWEEN_AGES).filter(Boolean);
  const numbers = parts.filter((part) => /^[0-9]{1,2}$/.test(part)).map(Number);
  const known =
    parts.length > 0 &&
    numbers.length === parts.length &&
    numbers.length <= AGES &&
    numbers.every((age) => age <= rules.oldestChild);
  return known ? numbers : text;
}

/** The calls, or the code "nobody yet". */
function rung(rules, values, zone) {
  const found = calls(rules, values, zone);
  return found.length ? found : code(values, "rung");
}

function calls(rules, values, zone) {
  const rows = Array.from({ length: rules.calls }, (_, number) =>
    call(values, `rung-${number}-`, zone),
  );
  return rows.filter((row) => Object.keys(row).length).map((row) => ({ who: "other", ...row }));
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
