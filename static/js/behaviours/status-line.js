/** The state of this phone in words, on every page; screen readers hear when it changes. */

import { readiness } from "../offline/bridge.js";
import { write } from "../offline/parts.js";
import { onUndelivered } from "../offline/undelivered.js";

export const attribute = "data-status-line";

export function bind(line) {
  onUndelivered(async (count) => {
    const words = count ? waiting(count) : (await readiness()).ready ? "Works without signal." : "";
    write(line, words);
  });
}

function waiting(count) {
  return count === 1 ? "1 report waiting for signal." : `${count} reports waiting for signal.`;
}
