/** Finds the named parts of a page, writes words into them, and makes elements. */

/**
 * The element with data-part="name" within another. Its kind is the caller's to know.
 *
 * @param {ParentNode} within
 * @param {string} name
 * @returns {any}
 */
export const part = (within, name) => within.querySelector(`[data-part="${name}"]`);

/**
 * The words of a question: its legend, or the label of its field.
 *
 * @param {ParentNode} question
 * @returns {string}
 */
export const titleOf = (question) => question.querySelector("legend, label").textContent.trim();

/**
 * Write words where they differ: a screen reader then speaks only of what changed.
 *
 * @param {Element} element
 * @param {string} words
 */
export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/**
 * An element of this kind and class with these words or elements in it.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} kind
 * @param {string} className
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(kind, className, ...inside) {
  const element = document.createElement(kind);
  element.className = className;
  element.append(...inside);
  return element;
}
