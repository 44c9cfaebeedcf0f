/** The rows for calls: those filled in are lines, "Priya, 18:41: no answer · 18:50: spoke". */

import { make, part } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { addCall } from "./fields.js";
import { localTime } from "./reading.js";
import { cut } from "./validation.js";

/** @import { ReportPage } from "./report-form.js" */

const FIELDS = ["who", "name", "at", "reference"];

/**
 * Show the calls that are filled in as lines, and "Add a call" beneath.
 *
 * @param {Pick<ReportPage, "form" | "rules">} report
 */
export function showCalls({ form, rules }) {
  const add = part(form, "add-call");
  const limit = () => (add.hidden = rowsOf(form).length >= rules.calls && !findEmpty(form));
  for (const row of rowsOf(form)) row.hidden = true;
  renderLines(form);
  add.addEventListener("click", () => {
    const row = findEmpty(form) ?? addCall(form);
    row.hidden = false;
    part(form, "nobody").hidden = true;
    field(row, "who").focus();
    limit();
  });
  // Calls that were made meanwhile are filled in by script.
  form.addEventListener("input", ({ target }) => target === form && renderLines(form));
  form.addEventListener("change", ({ target }) => {
    const row = target instanceof HTMLElement && target.closest("[data-call-row]");
    if (row && target === field(row, "who")) field(row, "at").value ||= localTime(new Date());
  });
  form.addEventListener("calls-changed", () => renderLines(form));
  limit();
}

/**
 * A line for each person rung, as it is sent.
 *
 * @param {HTMLFormElement} form
 * @param {number} longest what is sent of a name or a reference, in characters
 * @returns {string[]}
 */
export function callsInWords(form, longest) {
  return group(rowsOf(form).filter(isFilled)).map((rows) => inWords(rows, longest));
}

function renderLines(form) {
  const list = part(form, "called");
  const folded = rowsOf(form).filter((row) => row.hidden && isFilled(row));
  list.replaceChildren(...group(folded).map((rows) => renderLine(form, rows)));
  list.hidden = folded.length === 0;
  part(form, "nobody").hidden = rowsOf(form).some(isFilled);
}

function renderLine(form, rows) {
  const button = make("button", "app-link", "Change");
  button.type = "button";
  button.append(make("span", "govuk-visually-hidden", ` ${nameOf(rows[0])}`));
  button.addEventListener("click", () => {
    for (const row of rows) row.hidden = false;
    renderLines(form);
    field(rows[0], "who").focus();
  });
  return make("li", "app-report__line", make("span", "", inWords(rows)), button);
}

/** Rows that follow each other and name the same person. */
function group(rows) {
  const groups = [];
  for (const row of rows) {
    const last = groups[groups.length - 1];
    if (last && nameOf(last[0]) === nameOf(row)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function inWords(rows, longest = Infinity) {
  const moments = rows.map((row) => momentOf(row, longest)).join(" · ");
  return `${cut(nameOf(rows[0]), longest)}, ${moments}`;
}

function momentOf(row, longest) {
  const at = field(row, "at").value;
  const result = field(row, "result");
  const ended = result.value ? result.selectedOptions[0].text.toLowerCase() : "not said";
  const reference = cut(field(row, "reference").value.trim(), longest);
  return `${at ? `${timeOrDay(at)}: ` : ""}${ended}${reference ? `, reference ${reference}` : ""}`;
}

function nameOf(row) {
  const who = field(row, "who");
  return field(row, "name").value || (who.value ? who.selectedOptions[0].text : "Somebody else");
}

const rowsOf = (form) => [...form.querySelectorAll("[data-call-row]")];
const isFilled = (row) => FIELDS.some((name) => name !== "at" && field(row, name).value);
const findEmpty = (form) => rowsOf(form).find((row) => row.hidden && !isFilled(row));
const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
