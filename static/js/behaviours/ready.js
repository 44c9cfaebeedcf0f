/** "Ready to use without signal": shown when, and only when, it is true. */

import { onChange, readiness } from "../offline/bridge.js";

export const attribute = "data-ready";

export function bind(element) {
  const show = async () => {
    element.hidden = !(await readiness()).ready;
  };
  onChange(show);
  show();
}
