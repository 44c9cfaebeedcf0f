/** Writes the kept lead's name and number into the bar, or that there is none yet. */

import { toDial } from "../page/dialling.js";
import { write } from "../page/dom.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-lead-name";

/** @param {HTMLElement} name */
export function bind(name) {
  const cell = name.closest("a");
  const { pathname } = cell;
  const { textContent: nameless, dataset } = name;
  const show = async () => {
    const { lead } = (await readLead()) ?? {};
    const address = lead && toDial(lead.phone);
    cell.setAttribute("href", address ?? pathname);
    cell.toggleAttribute("data-call", Boolean(address));
    if (address) cell.dataset.call = "my-lead";
    dataset.number = address ? lead.phone : "";
    write(name, address ? lead.name.split(" ")[0] || nameless : dataset.leadName);
  };
  document.addEventListener("lead-changed", show);
  show();
}
