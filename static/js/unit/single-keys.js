/** Decides what a single key on a page of the unit means: which key, and which line comes next. Pure. */

const TYPED_INTO = "input, select, textarea, [contenteditable]";
/** @type {(keyof KeyboardEvent)[]} */
const NOT_ALONE = ["ctrlKey", "altKey", "metaKey", "repeat", "isComposing", "defaultPrevented"];

/**
 * The key of this event, if it is one alone that nobody types or holds down; "" for any other.
 *
 * @param {KeyboardEvent} event
 * @returns {string}
 */
export function singleKey(event) {
  if (NOT_ALONE.some((one) => event[one])) return "";
  const typed = /** @type {Element | null} */ (event.target)?.closest?.(TYPED_INTO);
  return typed || event.key.length !== 1 ? "" : event.key;
}

/**
 * The line below or above the one that has the focus; the first where none has it.
 *
 * @param {HTMLElement[]} lines
 * @param {Element | null} focused
 * @param {number} step
 * @returns {HTMLElement | undefined}
 */
export function lineAt(lines, focused, step) {
  const at = lines.findIndex((line) => line === focused);
  return at < 0 ? lines[0] : lines[at + step];
}
