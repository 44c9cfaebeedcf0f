/**
 * Links the manifest once this phone has stored it: so it costs a first visit nothing until ready. At
 * once where no worker can store it (docs/decisions/0028).
 */

import { followReadiness } from "../phone/state.js";

export const attribute = "data-once-stored";

/** Bound to the body. */
export function bind() {
  let isAdded = false;
  followReadiness(({ library, reason }) => {
    if (isAdded || !(library || reason === "no_worker")) return;
    isAdded = true;
    const link = Object.assign(document.createElement("link"), { rel: "manifest" });
    link.href = "/manifest.webmanifest";
    document.head.append(link);
  });
}
