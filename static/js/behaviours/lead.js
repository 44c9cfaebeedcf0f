/** Shows "My safeguarding lead" and deputy among the numbers, or the prompt to add the lead's. */

import { toDial } from "../page/dialling.js";
import { make } from "../page/dom.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-my-lead";

/** @param {HTMLUListElement} list */
export async function bind(list) {
  const people = await readLead();
  const reachable = Object.values(people ?? {}).filter(({ phone }) => phone);
  list.append(...reachable.map(renderCall));
  list.hidden = reachable.length === 0;
  const prompt = list.parentElement.querySelector("[data-my-lead-missing]");
  prompt.toggleAttribute("hidden", Boolean(people?.lead.phone));
}

function renderCall({ name, phone }) {
  const address = toDial(phone);
  const entry = make(
    address ? "a" : "span",
    address ? "app-call" : "app-call app-call--none",
    make("b", "app-call__name", name ? `Ring ${name}` : "Ring your lead"),
    make("span", "app-call__role", "your safeguarding lead"),
    make("span", "app-call__number", phone),
  );
  if (address) entry.setAttribute("href", address);
  return make("li", "", entry);
}
