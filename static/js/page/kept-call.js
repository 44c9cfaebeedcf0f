/** The call of a lead or deputy whose number is kept on this phone. */

import { toDial } from "./dialling.js";
import { make } from "./dom.js";

/** @import { Person } from "../phone/my-lead.js" */

const ROLES = { lead: "Safeguarding lead", deputy: "Deputy lead" };

/**
 * A number that cannot be dialled is words.
 *
 * @param {"lead" | "deputy"} who
 * @param {Person} person
 * @param {string} [style] of a call, such as "lead"
 * @returns {HTMLLIElement}
 */
export function renderKeptCall(who, { name, phone }, style = "") {
  const address = toDial(phone);
  const look = address ? style : "none";
  const entry = make(
    address ? "a" : "span",
    look ? `app-call app-call--${look}` : "app-call",
    make("b", "app-call__name", name ? `Ring ${name}` : `Ring my ${who}`),
    make("span", "app-call__role", ROLES[who]),
    make("span", "app-call__number", phone),
  );
  if (address) {
    entry.setAttribute("href", address);
    entry.dataset.call = `my-${who}`;
  }
  return make("li", "", entry);
}
