/** How many reports have not been delivered yet, beside "My reports". */

import { onUndelivered } from "../offline/undelivered.js";

export const attribute = "data-reports-count";

export function bind(element) {
  onUndelivered((count) => {
    element.hidden = count === 0;
    element.textContent = count;
  });
}
