/** The named parts of a page, and words in them. */

/** The element with data-part="name" within another. */
export const part = (within, name) => within.querySelector(`[data-part="${name}"]`);

/** Only changed words are written: a screen reader then speaks of what changed, and no more. */
export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** An element of this kind and class with these words or elements in it. */
export function make(kind, className, ...inside) {
  const element = document.createElement(kind);
  element.className = className;
  element.append(...inside);
  return element;
}
