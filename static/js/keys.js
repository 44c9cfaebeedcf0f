/** Single keys on the unit's pages: each presses what has it as data-key. The page lists them. */

import { lineAt, singleKey } from "./unit/single-keys.js";

const steps = new Map([
  ["j", 1],
  ["k", -1],
]);
const list = document.getElementById("keys");
let isLeft = false;

document.addEventListener("keydown", press);
addEventListener("pageshow", beginToLook);

/** The page is shown, perhaps again. */
function beginToLook() {
  isLeft = false;
}

/** @param {KeyboardEvent} event */
function press(event) {
  const key = singleKey(event);
  if (!key || isLeft || !list?.isConnected) return;
  const act = key === "?" ? () => list.togglePopover() : isListOpen() ? null : actOf(key);
  if (!act) return;
  event.preventDefault();
  act();
}

function isListOpen() {
  return Boolean(list?.matches(":popover-open"));
}

/** @param {string} key
 * @returns {(() => void) | null | undefined} */
function actOf(key) {
  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-line]")]);
  const { activeElement: focused } = document;
  const step = steps.get(key);
  if (step) return () => lineAt(lines, focused, step)?.focus();
  const line = lines.find((one) => one === focused);
  const found = key === "o" ? line : document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return found instanceof HTMLElement ? () => use(found) : null;
}

/** @param {HTMLElement} found */
function use(found) {
  if (found instanceof HTMLInputElement) return found.focus();
  // A second press of a key must not mark a report that nobody has looked at yet (page/presses.js).
  const isNew = document.documentElement.dataset.ignores === "all";
  if (found instanceof HTMLButtonElement && isNew) return;
  isLeft = true;
  found.click();
}
