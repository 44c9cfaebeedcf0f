/** Asks for "My safeguarding lead" at first use; it can be skipped. */

import { leadIsSettled } from "../phone/my-lead.js";
import { tryToKeep } from "../phone/try-note.js";

export const attribute = "data-lead-ask";

export async function bind(box) {
  box.querySelector("[data-lead-ask-skip]")?.addEventListener("click", () => {
    box.hidden = true;
    tryToKeep("lead-skipped", true);
  });
  box.hidden = await leadIsSettled();
}
