/** Fills a draft from its incident: the answers of the path, and a row for each call. */

import { callsMade, PRESSED, wasMade } from "../incident/calls.js";
import { localTime, prefill } from "./reading.js";

/** @import { Call } from "../incident/calls.js" */
/** @import { Draft, Values } from "./drafts.js" */
/** @import { Rules } from "./validation.js" */

const ROW = /^rung-(\d+)-/;

/**
 * The draft with the answers of its path and its calls. Where the path has changed since, an answer
 * that nobody touched follows it; what somebody chose stays.
 *
 * @param {Rules} rules
 * @param {Draft} draft
 * @returns {Draft}
 */
export function fillFromIncident(rules, draft) {
  if (draft.amends) return withCalls({ ...draft, values: draft.values ?? {} });
  const now = prefill(rules, draft.path ?? {});
  const values = draft.values ? follow(draft.values, prefill(rules, draft.from ?? {}), now) : now;
  return withCalls({ ...draft, values, from: draft.path });
}

/** Answers as the path filled them in before, as it does now. */
function follow(values, before, now) {
  const isSame = (one = [], other = []) => String([...one].sort()) === String([...other].sort());
  const names = Object.keys({ ...before, ...now });
  const changed = names.filter((name) => !isSame(before[name], now[name]));
  const untouched = changed.filter((name) => isSame(values[name], before[name]));
  return { ...values, ...Object.fromEntries(untouched.map((name) => [name, now[name] ?? []])) };
}

/**
 * A row for each call that has had none yet, and in its row what was said of a call since, unless
 * the form says otherwise. "Nobody yet" then no longer holds. A call that was not made after all
 * loses its row.
 *
 * @param {Draft} draft
 * @returns {Draft}
 */
export function withCalls(draft) {
  const { calls, noted = {} } = draft;
  const values = { ...draft.values };
  for (const call of calls.filter(({ id }) => noted[id])) tellSince(values, call, noted[call.id]);
  for (const call of callsMade(calls)) {
    if (!noted[call.id]) Object.assign(values, makeRow(values, call));
  }
  const now = Object.fromEntries(calls.map(({ id, result }) => [id, result]));
  return { ...draft, values, noted: { ...noted, ...now } };
}

/**
 * How the calls of the draft ended by what the form says now.
 *
 * @param {Draft} draft
 * @returns {Record<string, string>} by the call's id
 */
export function endsInForm({ calls, values, noted = {} }) {
  const ends = calls
    .filter(({ id }) => noted[id])
    .map((call) => [call.id, values[`rung-${findRow(values, call)}-result`]?.[0]]);
  return Object.fromEntries(ends.filter(([, result]) => result));
}

/**
 * Calls as the form says that they ended. One of which something else was said since form and
 * incident agreed is brought into the form later, and not written over.
 *
 * @param {Call[]} calls of the incident
 * @param {Record<string, string>} ends by the form
 * @param {Record<string, string>} [agreed] `noted` of the draft before
 * @returns {Call[]}
 */
export const endCalls = (calls, ends, agreed = {}) =>
  calls.map((call) => {
    const isSettled = ends[call.id] && call.result === agreed[call.id];
    return isSettled ? { ...call, result: ends[call.id] } : call;
  });

/** Of a call that has its row only the end is told, and only while the form says what it was told. */
function tellSince(values, call, before) {
  const row = findRow(values, call);
  const result = `rung-${row}-result`;
  if (row === undefined || ![undefined, "", PRESSED, before].includes(values[result]?.[0])) return;
  if (wasMade(call)) values[result] = [call.result];
  else if (isUnwritten(values, row)) emptyRow(values, row);
}

const isUnwritten = (values, row) =>
  ["name", "reference"].every((name) => !values[`rung-${row}-${name}`]?.[0]);

function emptyRow(values, row) {
  for (const name of Object.keys(values)) {
    if (ROW.exec(name)?.[1] === String(row)) values[name] = [];
  }
}

function makeRow(values, { who, at, result }) {
  const row = `rung-${firstFree(values)}`;
  const when = localTime(new Date(at));
  return { rung: [], [`${row}-who`]: [who], [`${row}-at`]: [when], [`${row}-result`]: [result] };
}

function findRow(values, { who, at }) {
  return rowsOf(values).find(
    (row) =>
      values[`rung-${row}-who`]?.[0] === who &&
      values[`rung-${row}-at`]?.[0] === localTime(new Date(at)),
  );
}

const firstFree = (values) => Math.max(-1, ...rowsOf(values)) + 1;

/** The numbers of the rows with anything in them. */
function rowsOf(values) {
  const filled = Object.entries(values).filter(([, given]) => given.some(Boolean));
  const numbers = filled.map(([name]) => ROW.exec(name)?.[1]).filter(Boolean);
  return [...new Set(numbers.map(Number))];
}
