/** Suggests the home screen until it is dismissed, and not while another box asks for the lead. */

import { leadIsSettled } from "../phone/my-lead.js";
import { keepNote, readNote } from "../phone/notes.js";

export const attribute = "data-install";

const NOTE = "invited";

/** @param {HTMLElement} box */
export async function bind(box) {
  const dismiss = box.querySelector("[data-install-dismiss]");
  dismiss?.addEventListener("click", () => {
    box.hidden = true;
    keepNote(NOTE, true);
  });
  const { standalone } = /** @type {Navigator & {standalone?: boolean}} */ (navigator);
  const isInstalled = matchMedia("(display-mode: standalone)").matches || standalone;
  box.hidden = isInstalled || !(await leadIsSettled()) || (await readNote(NOTE, false));
}
