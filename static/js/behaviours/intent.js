/** Remembers the answer to "Accidental or deliberate?" on an outcome, for the report. */

import { readHere, say } from "../incident/this-phone.js";

export const attribute = "data-intent";

/** @param {HTMLFieldSetElement} question */
export async function bind(question) {
  let touched = false;
  question.addEventListener("change", ({ target }) => {
    touched = true;
    say({ intent: /** @type {HTMLInputElement} */ (target).value });
  });
  const { intent } = (await readHere())?.said ?? {};
  if (touched) return;
  for (const radio of question.querySelectorAll("input")) {
    if (radio.value === intent) radio.checked = true;
  }
}
