/** Prints the page. */

export const attribute = "data-print";

/** @param {HTMLButtonElement} button */
export function bind(button) {
  button.addEventListener("click", () => print());
}
