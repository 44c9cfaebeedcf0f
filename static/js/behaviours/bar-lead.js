/** Writes the kept lead's name and number into the bar. */

import { toDial } from "../page/dialling.js";
import { write } from "../page/dom.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-lead-name";

/** @param {HTMLElement} name */
export async function bind(name) {
  const { lead } = (await readLead()) ?? {};
  const address = lead && toDial(lead.phone);
  if (!address) return;
  const cell = name.closest("a");
  cell.href = address;
  cell.dataset.call = "my-lead";
  write(name, lead.name.split(" ")[0] || "Your lead");
}
