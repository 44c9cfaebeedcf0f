/** Invites to the home screen once, gently. */

import { noteOr, tryToKeep } from "../offline/note.js";

export const attribute = "data-install";

export async function bind(box) {
  const dismiss = box.querySelector("[data-install-dismiss]");
  dismiss?.addEventListener("click", () => {
    box.hidden = true;
    tryToKeep("invited", true);
  });
  const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone;
  box.hidden = Boolean(installed || (await noteOr("invited", false)));
}
