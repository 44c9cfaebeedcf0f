/**
 * Shows an element while this phone is ready to use without signal, or, where the attribute lists
 * reasons (phone/readiness.js), while it is not ready for one of them.
 */

import { followReadiness } from "../phone/state.js";

export const attribute = "data-ready";

/** @param {HTMLElement} element */
export function bind(element) {
  const reasons = element.dataset.ready.split(" ");
  followReadiness(({ reason }) => {
    element.hidden = !reasons.includes(reason ?? "");
  });
}
