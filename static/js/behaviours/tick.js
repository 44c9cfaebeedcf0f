/** Remembers on this phone that a step is done, for the report. */

import { readTicks, tickStep } from "../incident/ticks.js";

export const attribute = "data-tick";

/** @param {HTMLInputElement} box */
export async function bind(box) {
  let touched = false;
  box.addEventListener("change", () => {
    touched = true;
    tickStep(box.value, box.checked);
  });
  const ticks = await readTicks();
  if (!touched) box.checked = ticks.includes(box.value);
}
