/** Invites to the home screen once, gently: not while another box asks for the lead. */

import { leadIsSettled } from "../phone/my-lead.js";
import { noteOr, tryToKeep } from "../phone/try-note.js";

export const attribute = "data-install";

export async function bind(box) {
  const dismiss = box.querySelector("[data-install-dismiss]");
  dismiss?.addEventListener("click", () => {
    box.hidden = true;
    tryToKeep("invited", true);
  });
  const installed = matchMedia("(display-mode: standalone)").matches || navigator.standalone;
  box.hidden = installed || !(await leadIsSettled()) || (await noteOr("invited", false));
}
