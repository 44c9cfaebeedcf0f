/** "Ready to use without signal": shown when, and only when, it is true. */

import { followReadiness } from "../phone/follow.js";

export const attribute = "data-ready";

export function bind(element) {
  followReadiness(({ ready }) => {
    element.hidden = !ready;
  });
}
