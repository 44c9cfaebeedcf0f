/** Where it is about the lead: offers the deputy only once the worker has said that they are not close. */

import { closeToMatter } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";
import { part } from "../page/dom.js";
import { renderKeptCall } from "../page/kept-call.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-deputy";

/**
 * @param {HTMLElement} place with the parts "call" and "not-close"
 * @returns {Promise<void>}
 */
export function bind(place) {
  return followHere(place, async (incident) => {
    const deputy = (await readLead())?.deputy;
    const close = closeToMatter(incident);
    const isOffered = close.length > 0 && !close.includes("my-deputy");
    const calls = deputy?.phone && isOffered ? [renderKeptCall("deputy", deputy)] : [];
    part(place, "call").replaceChildren(...calls);
    part(place, "call").hidden = calls.length === 0;
    part(place, "not-close").hidden = !deputy?.phone || !close.includes("my-deputy");
  });
}
