/**
 * Shows an element while this phone is ready to use without signal, or, where the attribute lists
 * reasons (phone/readiness.js), while it is not ready for one of them. Two more words say how far it is
 * ready: "library", while that is still to come, and "whole", once it is there too.
 */

import { followReadiness } from "../phone/state.js";

export const attribute = "data-ready";

/** @param {HTMLElement} element */
export function bind(element) {
  const reasons = element.dataset.ready.split(" ");
  followReadiness(({ reason, library }) => {
    const extent = library ? "whole" : "library";
    const states = reason ? [reason] : ["", extent];
    element.hidden = !reasons.some((one) => states.includes(one));
  });
}
