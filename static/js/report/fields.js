/** Reads the form's fields as {name: [what was typed, …]}, and fills them. */

/** @import { Values } from "./drafts.js" */

/**
 * @param {HTMLFormElement} form
 * @returns {Values}
 */
export function valuesOf(form) {
  const values = {};
  for (const [name, given] of new FormData(form)) (values[name] ??= []).push(given);
  return values;
}

/**
 * Put values into the form; fields that are not named stay as they are.
 *
 * @param {HTMLFormElement} form
 * @param {Values} values
 */
export function fill(form, values) {
  for (const [name, given] of Object.entries(values)) {
    const [, row, what] = /^rung-(\d+)-(\w+)/.exec(name) ?? [];
    if (row && given.some(Boolean)) makeRoomFor(form, Number(row));
    if (what === "who") offer(form, name, given[0]);
    for (const field of form.querySelectorAll(`[name="${name}"]`)) fillOne(field, given);
  }
}

/**
 * Empty the form of what the server may have filled in.
 *
 * @param {HTMLFormElement} form
 */
export function empty(form) {
  for (const field of form.querySelectorAll("[name]:not(button, [type=hidden])")) {
    fillOne(field, []);
  }
}

/**
 * Add an empty row for a call.
 *
 * @param {HTMLFormElement} form
 * @returns {HTMLElement}
 */
export function addCall(form) {
  const rows = form.querySelectorAll("[data-call-row]");
  const last = rows[rows.length - 1];
  const row = /** @type {HTMLElement} */ (last.cloneNode(true));
  const [was, is] = [rows.length - 1, rows.length].map((number) => `rung-${number}-`);
  /** @type {NodeListOf<HTMLInputElement>} */
  const elements = row.querySelectorAll("*");
  for (const element of elements) {
    for (const attribute of ["id", "name", "for", "aria-describedby"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replaceAll(was, is));
    }
    if ("value" in element && element.name) element.value = "";
  }
  last.after(row);
  return row;
}

function makeRoomFor(form, number) {
  while (form.querySelectorAll("[data-call-row]").length <= number) addCall(form);
}

/** Calls that logged themselves may name a contact that the form does not offer. */
function offer(form, name, who) {
  const select = form.querySelector(`[name="${name}"]`);
  const isOffered = [...select.options].some(({ value }) => value === who);
  const contacts = JSON.parse(form.closest("[data-report]")?.dataset.contacts ?? "{}");
  if (who && !isOffered) select.add(new Option(contacts[who] ?? who, who));
}

function fillOne(field, given) {
  if (["radio", "checkbox"].includes(field.type)) field.checked = given.includes(field.value);
  else field.value = given[0] ?? "";
  // What a list does not offer, such as how a call ended before that is said, is nothing chosen yet.
  if (field.selectedIndex < 0) field.value = "";
  if (field.checked) field.closest("details")?.setAttribute("open", "");
}
