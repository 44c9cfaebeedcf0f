/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { withAnswers } from "../incident/path.js";
import { changeHere } from "../incident/this-phone.js";

export const attribute = "data-journey";

/** @param {HTMLElement} section */
export function bind(section) {
  const { journey, rank } = section.dataset;
  const at = location.pathname;
  const code = at.split("/").pop();
  const path = JSON.parse(journey);
  // What happened after the report is no longer part of it, nor of what is added to it.
  changeHere((incident) =>
    incident.state === "open" && !incident.amends
      ? { ...withAnswers(incident, path, new Date().toISOString()), code, rank, at }
      : undefined,
  );
}
