/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { addToJourney } from "../offline/journey.js";

export const attribute = "data-journey";

export function bind(section) {
  const code = section.querySelector('[href^="/report/"]').pathname.split("/").pop();
  addToJourney({ code, path: JSON.parse(section.dataset.journey) });
}
