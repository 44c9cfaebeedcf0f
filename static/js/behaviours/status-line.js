/** The state of this phone in words, on every page; screen readers hear when it changes. */

import { readiness } from "../phone/bridge.js";
import { followUndelivered } from "../phone/follow.js";
import { write } from "../page/dom.js";

export const attribute = "data-status-line";

export function bind(line) {
  followUndelivered(async (count) => {
    const ready = count === 0 && (await readiness()).ready;
    write(line, ready ? "Works without signal." : waiting(count));
  });
}

function waiting(count) {
  if (count === 0) return "";
  return `${count} ${count === 1 ? "report" : "reports"} waiting for signal.`;
}
