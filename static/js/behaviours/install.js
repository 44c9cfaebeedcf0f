/** Suggests the home screen until it is dismissed. */

import { keepNote, readNote } from "../phone/notes.js";

export const attribute = "data-install";

const NOTE = "invited";

/** @param {HTMLElement} hint */
export async function bind(hint) {
  hint.querySelector("[data-install-dismiss]").addEventListener("click", () => {
    hint.hidden = true;
    keepNote(NOTE, true);
  });
  const { standalone } = /** @type {Navigator & {standalone?: boolean}} */ (navigator);
  const isInstalled = matchMedia("(display-mode: standalone)").matches || standalone;
  hint.hidden = isInstalled || (await readNote(NOTE, false));
}
