/** On every page: remembers where to go on with an incident, and leaves it on the way out of Home. */

import { incidents, isAtHome } from "../incident/this-phone.js";

export const attribute = "data-whereabouts";

const OF_AN_INCIDENT = /^\/(steps\/([0-9a-z]+)?|report(\/[0-9a-z]{6})?)$/;

/** Bound to the sheet that every page has. */
export function bind() {
  document.addEventListener("click", leaveHome, { capture: true });
  addEventListener("pageshow", remember);
}

/** A link on Home leads out of the incident; the browser's Back, and "Go on", lead back into it. */
function leaveHome({ target }) {
  const link = /** @type {Element} */ (target).closest("a[href^='/']");
  if (link && isAtHome() && !link.matches("[data-go-on]")) incidents.leave();
}

async function remember() {
  const { pathname } = location;
  const here = OF_AN_INCIDENT.test(pathname) && (await incidents.here());
  if (here && here.at !== pathname)
    await incidents.change(here.id, (incident) => ({ ...incident, at: pathname }));
}
