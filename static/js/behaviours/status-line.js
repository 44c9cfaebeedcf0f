/** The state of this phone in words, on every page; screen readers hear when it changes. */

import { write } from "../page/dom.js";
import { followUndelivered, readReadiness } from "../phone/state.js";

export const attribute = "data-status-line";

/** @param {HTMLElement} line */
export function bind(line) {
  followUndelivered(async (count) => {
    const ready = count === 0 && (await readReadiness()).ready;
    write(line, ready ? "Works without signal." : countInWords(count));
  });
}

function countInWords(count) {
  if (count === 0) return "";
  return `${count} ${count === 1 ? "report" : "reports"} waiting for signal.`;
}
