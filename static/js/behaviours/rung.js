/** "I have rung …": who and when, kept on this phone and brought into the report. */

import { dayAndTime } from "../page/times.js";
import { changeNote, noteOr } from "../phone/try-note.js";

export const attribute = "data-rung";

export async function bind(box) {
  const who = box.value;
  let touched = false;
  box.addEventListener("change", async () => {
    touched = true;
    const at = box.checked ? new Date().toISOString() : undefined;
    await changeNote("rung", {}, (rung) => ({ ...rung, [who]: at }));
    show(box, at);
  });
  const rung = await noteOr("rung", {});
  if (!touched) show(box, rung[who]);
}

function show(box, at) {
  box.checked = Boolean(at);
  const when = box.parentElement.querySelector("[data-rung-at]");
  if (!when) return;
  when.hidden = !at;
  when.textContent = at ? dayAndTime(at) : "";
}
