/**
 * Adds what a page works without, htmx and the manifest, once this phone has stored it: so it costs a
 * first visit nothing. At once where no worker can store it (docs/decisions/0028).
 */

import { followReadiness } from "../phone/state.js";

export const attribute = "data-once-stored";

/** @param {HTMLElement} body carries the address of htmx */
export function bind(body) {
  let isAdded = false;
  followReadiness(({ library, reason }) => {
    if (isAdded || !(library || reason === "no_worker")) return;
    isAdded = true;
    const script = Object.assign(document.createElement("script"), {
      src: body.dataset.onceStored,
    });
    const link = Object.assign(document.createElement("link"), { rel: "manifest" });
    link.href = "/manifest.webmanifest";
    document.head.append(script, link);
  });
}
