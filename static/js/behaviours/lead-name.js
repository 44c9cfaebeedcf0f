/** The lead in the bar: by name, and one press rings them. */

import { toDial } from "../page/dialling.js";
import { write } from "../page/dom.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-lead-name";

/**
 * The link around it leads to "My lead" until a lead is kept. The bar stays while pages are swapped,
 * and a lead may be kept on any of them.
 *
 * @param {HTMLElement} place
 * @returns {Promise<void>}
 */
export function bind(place) {
  const link = place.closest("a");
  const without = { href: link.getAttribute("href"), words: place.textContent };
  const show = async () => {
    const { name, phone } = (await readLead())?.lead ?? {};
    const address = toDial(phone ?? "");
    link.setAttribute("href", address ?? without.href);
    link.toggleAttribute("data-call", Boolean(address));
    if (address) link.dataset.call = "my-lead";
    write(place, address ? name.split(" ")[0] || "Lead" : without.words);
  };
  document.addEventListener("lead-changed", show);
  document.addEventListener("htmx:after:swap", show);
  return show();
}
