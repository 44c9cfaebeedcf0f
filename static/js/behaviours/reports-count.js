/** How many reports have not been delivered yet, beside "My reports". */

import { followUndelivered } from "../phone/follow.js";

export const attribute = "data-reports-count";

export function bind(element) {
  followUndelivered((count) => {
    element.hidden = count === 0;
    element.textContent = count;
  });
}
