/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { changeHere } from "../incident/this-phone.js";

export const attribute = "data-journey";

/** @param {HTMLElement} section */
export function bind(section) {
  const { journey, rank } = section.dataset;
  const code = location.pathname.split("/").pop();
  const path = JSON.parse(journey);
  changeHere((incident) =>
    incident.state === "open" ? { ...incident, code, path, rank } : undefined,
  );
}
