/** Keeps the named places of a page true; the worker filled them already (service_worker/written-in.js). */

import { write } from "./dom.js";

/** @import { Facts } from "../../../service_worker/written-in.js" */

const PLACES = "[data-fact], [data-fact-href], [data-if]";

/**
 * Show these facts wherever the page has a place for them; nothing is touched that is true already, so
 * that focus and reading stay where they are.
 *
 * @param {Facts} facts
 */
export function showFacts(facts) {
  for (const place of document.querySelectorAll(PLACES)) {
    const { fact, factHref, if: condition } = /** @type {HTMLElement} */ (place).dataset;
    if (typeof facts[fact] === "string") write(place, `${facts[fact]}`);
    setOn(place, "href", facts[factHref]);
    setOn(place, "hidden", condition in facts ? !facts[condition] && "" : undefined);
  }
}

/** Set an attribute to these words, take it away for `false`, and leave it for undefined. */
function setOn(place, name, words) {
  if (words === false) place.removeAttribute(name);
  else if (words !== undefined && place.getAttribute(name) !== words)
    place.setAttribute(name, words);
}
