/** Asks the browser never to clear E-safety's storage. */

import { keepStorage } from "../phone/storage.js";

export const attribute = "data-keep-storage";

/** @param {HTMLButtonElement} button */
export function bind(button) {
  button.addEventListener("click", async () => {
    await keepStorage();
    document.dispatchEvent(new Event("phone-checked"));
  });
}
