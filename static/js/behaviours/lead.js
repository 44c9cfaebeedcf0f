/** Shows the kept lead and deputy; where none is kept, or the worker is alone, whom to ring instead. */

import { closeToMatter } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";
import { renderKeptCall } from "../page/kept-call.js";
import { readChoice } from "../phone/choices.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-my-lead";

const BOTH = /** @type {const} */ (["lead", "deputy"]);

/**
 * @param {HTMLUListElement} list `data-call-style` is the style of the lead's call
 * @returns {Promise<void>}
 */
export function bind(list) {
  const prompt = list.parentElement.querySelector("[data-my-lead-missing]");
  const styles = { lead: list.dataset.callStyle };
  return followHere(list, async (incident) => {
    const people = (await readChoice("alone")) ? null : await readLead();
    const close = closeToMatter(incident);
    const calls = BOTH.filter((who) => people?.[who].phone && !close.includes(`my-${who}`)).map(
      (who) => renderKeptCall(who, people[who], styles[who]),
    );
    list.replaceChildren(...calls);
    list.hidden = calls.length === 0;
    prompt?.toggleAttribute("hidden", close.length > 0 || Boolean(people?.lead.phone));
  });
}
