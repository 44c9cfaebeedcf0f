/**
 * Shows an element while this phone is ready to use without signal, or, where the attribute lists
 * reasons (phone/readiness.js), while it is not ready for one of them. The reason "library": ready, but only with the core.
 */

import { followReadiness } from "../phone/state.js";

export const attribute = "data-ready";

/** @param {HTMLElement} element */
export function bind(element) {
  const reasons = element.dataset.ready.split(" ");
  followReadiness(({ reason, library }) => {
    const lacks = [reason ?? ""].concat(reason || library ? [] : "library");
    element.hidden = !reasons.some((one) => lacks.includes(one));
  });
}
