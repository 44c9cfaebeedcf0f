/** Remembers on this phone that a step is done, for the report. */

import { changeHere, readHere } from "../incident/this-phone.js";

export const attribute = "data-tick";

/** @param {HTMLInputElement} box */
export async function bind(box) {
  let touched = false;
  box.addEventListener("change", () => {
    touched = true;
    changeHere((incident) => withTick(incident, box));
  });
  const { ticks = [] } = (await readHere()) ?? {};
  if (!touched) box.checked = ticks.includes(box.value);
}

/** What was done after the report is no longer part of it. */
function withTick(incident, { value, checked }) {
  if (incident.state === "reported") return undefined;
  const others = incident.ticks.filter((ticked) => ticked !== value);
  return { ...incident, ticks: [...others, ...(checked ? [value] : [])] };
}
