/** A line of what the lead or deputy said they do: "Police: Priya said they ring, not confirmed." */

import { make } from "./dom.js";

/** @import { People } from "../../../service_worker/phone/kept-people.js" */
/** @import { Promised } from "../incident/who-rings.js" */

const NAMES = { "police-101": "Police", lado: "LADO" };

/**
 * "Priya"; "Your lead" where no name is kept.
 *
 * @param {People | null} people
 * @param {string} who "my-lead" or "my-deputy"
 * @returns {string}
 */
export function firstNameOf(people, who) {
  const lead = who.slice("my-".length);
  return people?.[lead]?.name.split(" ")[0] || `Your ${lead}`;
}

/**
 * @param {Promised} promised
 * @param {People | null} people
 * @param {() => void} onRang
 * @returns {HTMLLIElement}
 */
export function renderPromise({ who, by }, people, onRang) {
  const rang = make("button", "app-link", "They have rung");
  rang.type = "button";
  rang.addEventListener("click", onRang);
  const name = NAMES[who] ?? "Social care";
  return make(
    "li",
    "",
    `${name}: ${firstNameOf(people, by)} said they ring, not confirmed. `,
    rang,
  );
}
