/** A switch for what this device remembers: "This is a shared computer", "I am the lead". */

import { choose, readChoice } from "../phone/choices.js";

export const attribute = "data-switch";

/** @param {HTMLInputElement} box */
export async function bind(box) {
  const name = box.dataset.switch;
  let touched = false;
  box.addEventListener("change", async () => {
    touched = true;
    await choose(name, box.checked);
    document.dispatchEvent(new CustomEvent("chosen", { detail: name }));
  });
  const isOn = await readChoice(name);
  if (!touched) box.checked = isOn;
}
