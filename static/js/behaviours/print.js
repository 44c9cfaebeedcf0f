/** Prints the page. */

export const attribute = "data-print";

export function bind(button) {
  button.addEventListener("click", () => print());
}
