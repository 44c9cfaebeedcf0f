/** Says so where this browser can keep nothing: E-safety then works online only. */

import { onChange, readiness } from "../offline/bridge.js";

export const attribute = "data-ready-not";

export function bind(element) {
  const show = async () => {
    element.hidden = !["no_worker", "storage"].includes((await readiness()).reason);
  };
  onChange(show);
  show();
}
