/** Asks the browser never to clear what E-safety keeps here. */

import { keepStorage } from "../phone/bridge.js";

export const attribute = "data-keep-storage";

export function bind(button) {
  button.addEventListener("click", async () => {
    await keepStorage();
    document.dispatchEvent(new Event("phone-checked"));
  });
}
