/** My safeguarding lead and deputy: encrypted, on this phone only. */

import { cleanPeople } from "../../../service_worker/phone/kept-people.js";
import { forgetNote, keepNote, readNote } from "./notes.js";

/** @import { People } from "../../../service_worker/phone/kept-people.js" */

const NOTE = "lead";
const FEWEST_DIGITS = 3;

/** @returns {Promise<People | null>} */
export const readLead = async () => cleanPeople(await readNote(NOTE, null));

/**
 * @param {People} people
 * @returns {Promise<boolean>} whether this browser stored them
 */
export const keepLead = (people) => keepNote(NOTE, people);

/** Forget lead and deputy. */
export const forgetLead = () => forgetNote(NOTE);

/**
 * Who is named without a number that can be rung; the lead where nobody is named. Pure.
 *
 * @param {People} people
 * @returns {string[]}
 */
export function findWithoutNumber(people) {
  const named = Object.keys(people).filter((who) => people[who].name || people[who].phone);
  const digits = (who) => people[who].phone.replace(/[^0-9]/g, "").length;
  return named.length ? named.filter((who) => digits(who) < FEWEST_DIGITS) : ["lead"];
}
