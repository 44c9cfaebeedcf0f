/** Shows "My safeguarding lead" and deputy among the numbers, or the prompt to add the lead's. */

import { closeToMatter } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";
import { toDial } from "../page/dialling.js";
import { make } from "../page/dom.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-my-lead";

const ROLES = { lead: "Safeguarding lead", deputy: "Deputy lead" };

/**
 * @param {HTMLUListElement} list `data-call-style` is the style of the lead's call
 * @returns {Promise<void>}
 */
export function bind(list) {
  const prompt = list.parentElement.querySelector("[data-my-lead-missing]");
  return followHere(list, async (incident) => {
    const people = await readLead();
    const close = closeToMatter(incident);
    const calls = Object.keys(ROLES)
      .filter((who) => people?.[who].phone && !close.includes(`my-${who}`))
      .map((who) => renderCall(list, who, people[who]));
    list.replaceChildren(...calls);
    list.hidden = calls.length === 0;
    prompt?.toggleAttribute("hidden", close.length > 0 || Boolean(people?.lead.phone));
  });
}

function renderCall({ dataset }, who, { name, phone }) {
  const address = toDial(phone);
  const style = address ? (who === "lead" ? dataset.callStyle : "") : "none";
  const entry = make(
    address ? "a" : "span",
    style ? `app-call app-call--${style}` : "app-call",
    make("b", "app-call__name", name ? `Ring ${name}` : `Ring my ${who}`),
    make("span", "app-call__role", ROLES[who]),
    make("span", "app-call__number", phone),
  );
  if (address) {
    entry.setAttribute("href", address);
    entry.dataset.call = `my-${who}`;
  }
  return make("li", "", entry);
}
