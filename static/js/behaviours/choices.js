/** Shows what was chosen for this device; where it cannot ring, a press on a number dials nothing. */

import { showChoices } from "../phone/choices.js";

export const attribute = "data-choices";

/** @param {HTMLElement} body */
export function bind(body) {
  showChoices();
  body.addEventListener("click", stopDialling, { capture: true });
}

/** Whoever notes calls hears of the press all the same: it means "I rang". */
function stopDialling(event) {
  const cannotRing = document.documentElement.classList.contains("cannot-ring");
  if (cannotRing && event.target.closest('[href^="tel:"]')) event.preventDefault();
}
