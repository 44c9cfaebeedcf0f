/** Asks for "My safeguarding lead" at first use; it can be skipped. */

import { leadIsSettled, skipLead } from "../phone/my-lead.js";

export const attribute = "data-lead-ask";

/** @param {HTMLElement} box */
export async function bind(box) {
  box.querySelector("[data-lead-ask-skip]")?.addEventListener("click", () => {
    box.hidden = true;
    skipLead();
  });
  box.hidden = await leadIsSettled();
}
