/** Removes a form that is only for browsers without script: Enter in a box of it would send it. */

export const attribute = "data-without-script";

/** @param {HTMLElement} element */
export function bind(element) {
  element.remove();
}
