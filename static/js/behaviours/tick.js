/** A step that is done: kept on this phone, and brought into the report. */

import { changeNote, noteOr } from "../phone/try-note.js";

export const attribute = "data-tick";

export async function bind(box) {
  const step = box.value;
  let touched = false;
  box.addEventListener("change", () => {
    const { checked } = box;
    touched = true;
    changeNote("ticks", [], (ticks) => [
      ...ticks.filter((ticked) => ticked !== step),
      ...(checked ? [step] : []),
    ]);
  });
  const ticks = await noteOr("ticks", []);
  if (!touched) box.checked = ticks.includes(step);
}
