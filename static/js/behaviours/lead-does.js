/** "What the lead does" is open for whoever is the lead, or works alone. */

import { readChoice } from "../phone/choices.js";

export const attribute = "data-lead-does";

/** @param {HTMLDetailsElement} row */
export async function bind(row) {
  if (await readChoice("alone")) row.open = true;
}
