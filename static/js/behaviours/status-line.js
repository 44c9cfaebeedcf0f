/** The state of this phone, a dot and words in the top, and the badge of the icon; screen readers hear when it changes. */

import { showBadge } from "../../../service_worker/phone/badge.js";
import { write } from "../page/dom.js";
import { followUndelivered, readReadiness } from "../phone/state.js";

export const attribute = "data-status-line";

/** @param {HTMLElement} line */
export function bind(line) {
  followUndelivered(async (count) => {
    showBadge(count);
    const ready = count === 0 && (await readReadiness()).ready;
    line.toggleAttribute("data-waiting", count > 0);
    write(line, ready ? "Works without signal" : count ? `${count} waiting for signal` : "");
    // What the page before said as well is not spoken again: only a later change is news.
    requestAnimationFrame(() => line.setAttribute("role", "status"));
  });
}
