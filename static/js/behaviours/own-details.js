/** "Check this phone": removes the own details that are remembered here. */

import { part } from "../page/dom.js";
import { forgetOwnDetails, readOwnDetails } from "../phone/own-details.js";

export const attribute = "data-own-details";

/** @param {HTMLElement} line */
export async function bind(line) {
  line.hidden = (await readOwnDetails()) === null;
  part(line, "forget").addEventListener("click", async () => {
    await forgetOwnDetails();
    line.hidden = true;
  });
}
