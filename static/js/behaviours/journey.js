/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { addToJourney } from "../offline/journey.js";
import { part } from "../offline/parts.js";

export const attribute = "data-journey";

export function bind(section) {
  const first = section.querySelector('[href^="/report/"]');
  const code = first.pathname.split("/").pop();
  part(section, "record").href = first.href;
  addToJourney({ code, path: JSON.parse(section.dataset.journey) });
}
