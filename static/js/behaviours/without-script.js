/** What only stands in for script goes: Enter in a box of that form would send it. */

export const attribute = "data-without-script";

export function bind(element) {
  element.remove();
}
