/** Says so where this browser can keep nothing: E-safety then works online only. */

import { followReadiness } from "../phone/follow.js";

export const attribute = "data-ready-not";

export function bind(element) {
  followReadiness(({ reason }) => {
    element.hidden = !["no_worker", "storage"].includes(reason);
  });
}
