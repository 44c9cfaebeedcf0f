/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { changeHere } from "../incident/this-phone.js";

export const attribute = "data-journey";

/** @param {HTMLElement} section */
export function bind(section) {
  const { journey, rank } = section.dataset;
  const code = location.pathname.split("/").pop();
  const path = JSON.parse(journey);
  changeHere((incident) => {
    if (incident.state === "reported") return undefined;
    // An answer that it is about the lead stands over an earlier "It is not after all".
    const isNews = incident.code !== code && path.about_lead === "yes";
    const said = isNews ? { ...incident.said, about_lead: undefined } : incident.said;
    return { ...incident, code, path, rank, said };
  });
}
