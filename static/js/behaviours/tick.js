/** A step that is done: kept on this phone, and brought into the report. */

import { changeNote, noteOr } from "../offline/note.js";

export const attribute = "data-tick";

export async function bind(box) {
  const step = box.dataset.tick;
  box.addEventListener("change", () =>
    changeNote("ticks", [], (ticks) => [
      ...ticks.filter((ticked) => ticked !== step),
      ...(box.checked ? [step] : []),
    ]),
  );
  box.checked = (await noteOr("ticks", [])).includes(step);
}
