/** The form's fields as {name: [what was given, …]}, out of the page and into it. */

/** What stands in the form now. */
export function valuesOf(form) {
  const values = {};
  for (const [name, given] of new FormData(form)) (values[name] ??= []).push(given);
  return values;
}

/** Put values into the form; fields that are not named stay as they are. */
export function fill(form, values) {
  for (const [name, given] of Object.entries(values)) {
    const row = /^rung-(\d+)-/.exec(name);
    if (row && given.some(Boolean)) makeRoomFor(form, Number(row[1]));
    for (const field of form.querySelectorAll(`[name="${name}"]`)) fillOne(field, given);
  }
}

/** Take out of the form what the server may have filled in. */
export function empty(form) {
  for (const field of form.querySelectorAll("[name]:not(button, [type=hidden])")) {
    fillOne(field, []);
  }
}

/** One more row for a call, as empty as a first one. */
export function addCall(form) {
  const rows = form.querySelectorAll("[data-call]");
  const last = rows[rows.length - 1];
  const row = last.cloneNode(true);
  const [was, is] = [rows.length - 1, rows.length].map((number) => `rung-${number}-`);
  for (const element of row.querySelectorAll("*")) {
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
  while (form.querySelectorAll("[data-call]").length <= number) addCall(form);
  if (number > 0) form.querySelector("[data-more-calls]").open = true;
}

function fillOne(field, given) {
  if (["radio", "checkbox"].includes(field.type)) field.checked = given.includes(field.value);
  else field.value = given[0] ?? "";
}
