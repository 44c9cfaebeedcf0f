/** "I have rung …": notes who was rung and when on this phone, for the report. */

import { noteCall, readCalls } from "../incident/calls.js";
import { dayAndTime } from "../page/times.js";

export const attribute = "data-rung";

/** @param {HTMLInputElement} box */
export async function bind(box) {
  const who = box.value;
  let touched = false;
  box.addEventListener("change", async () => {
    touched = true;
    const at = box.checked ? new Date().toISOString() : undefined;
    await noteCall(who, at);
    show(box, at);
  });
  const calls = await readCalls();
  if (!touched) show(box, calls[who]);
}

function show(box, at) {
  box.checked = Boolean(at);
  const when = box.parentElement.querySelector("[data-rung-at]");
  if (!when) return;
  when.hidden = !at;
  when.textContent = at ? dayAndTime(at) : "";
}
