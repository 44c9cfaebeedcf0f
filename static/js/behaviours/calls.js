/** Calls log themselves: a press is stored before the dialler opens. */

import { makeCall } from "../incident/calls.js";
import { noteCall } from "../incident/this-phone.js";
import { noteCallSince } from "../report/since-saved.js";

export const attribute = "data-log-calls";

// A kept number that cannot be dialled is a link without an address.
const RINGS = "a[data-call][href], button[data-call]";
// A call never waits longer than this for a phone that stores slowly.
const PATIENCE = 300;

/** Bound to the sheet that every page has. */
export function bind() {
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest(RINGS);
    // Nothing that a child presses is noted.
    if (link && !document.querySelector("[data-for-the-child]")) press(event, link);
  });
}

/** Where a device cannot ring the press was stopped, and means "I rang". */
async function press(event, link) {
  const address = link.getAttribute("href") ?? "";
  const rings = address.startsWith("tel:") && !event.defaultPrevented;
  if (rings) event.preventDefault();
  const call = makeCall({ who: link.dataset.call, name: findName(link) });
  // The row of a report, or the page "Saved", which is about one.
  const of = link.closest("[data-of]") ?? document.querySelector("[data-saved][data-of]");
  const noted = of ? noteCallSince(of.dataset.of, call) : noteCall(call);
  const stored = noted.catch(() => {});
  await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  if (rings) location.href = address;
  document.dispatchEvent(new Event(rings ? "call-pressed" : "call-made"));
}

/** "Priya Shah", "999": the first words of the link, without the verb. */
function findName(link) {
  const words = [...link.childNodes].map((node) => node.textContent.trim()).find(Boolean);
  return (link.dataset.callName ?? words ?? "").replace(/^(Call|Ring) /, "");
}
