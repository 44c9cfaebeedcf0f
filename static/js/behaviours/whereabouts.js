/**
 * On every page: remembers where to go on with an incident, and leaves it on the way out of Home, and
 * where the guidance leads to another one's steps.
 */

import { incidents, isAtHome } from "../incident/this-phone.js";

export const attribute = "data-whereabouts";

// What stands for the steps of two areas is noted by outcome.js.
const OF_AN_INCIDENT = /^\/(steps\/([0-9a-z]+)?|report(\/[0-9b-df-z]{5})?)(#(?!both).*)?$/;

const GUIDANCE = /^\/(guidance|search|tables)(\/|$)/;

/** @type {string | undefined} the steps or calls that this tab's incident has, by where it was last */
let at;

/** Bound to the sheet that every page has. */
export function bind() {
  document.addEventListener("click", leaveHome, { capture: true });
  addEventListener("pageshow", remember);
}

/**
 * A link on Home leads out of the incident; the browser's Back, and "Go on", lead back into it. From the
 * guidance a link to other steps than its own is about another matter: nobody knows of that yet.
 */
function leaveHome({ target }) {
  /** @type {HTMLAnchorElement | null} */
  const link = /** @type {Element} */ (target).closest("a[href^='/']");
  if (!link) return;
  const { pathname } = new URL(link.href);
  const isAnother =
    at && GUIDANCE.test(location.pathname) && pathname.startsWith("/steps/") && pathname !== at;
  if (isAnother || (isAtHome() && !link.matches("[data-go-on]"))) incidents.leave();
}

async function remember() {
  const { pathname, hash } = location;
  const here = await incidents.here();
  at = here?.code || here?.calls.length ? here.at : undefined;
  if (here && here.at !== pathname && OF_AN_INCIDENT.test(pathname + hash))
    await incidents.change(here.id, (incident) => ({ ...incident, at: pathname }));
}
