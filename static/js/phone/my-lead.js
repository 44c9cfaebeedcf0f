/** My safeguarding lead and deputy: {lead: {name, phone}, deputy: {name, phone}}. */

import { forget, noteOr, tryToKeep } from "./try-note.js";

const NOTE = "lead";
const FEWEST_DIGITS = 3;

export const lead = () => noteOr(NOTE, null);
export const keepLead = (people) => tryToKeep(NOTE, people);
export const forgetLead = () => forget(NOTE);

/** Of whom something is written down, but nothing that can be rung; the lead where nobody is. Pure. */
export function withoutNumber(people) {
  const named = Object.keys(people).filter((who) => people[who].name || people[who].phone);
  const digits = (who) => people[who].phone.replace(/[^0-9]/g, "").length;
  return named.length ? named.filter((who) => digits(who) < FEWEST_DIGITS) : ["lead"];
}

/** Whether a lead is kept, or somebody said "Not now": then nothing asks for one. */
export const leadIsSettled = async () =>
  Boolean((await lead()) ?? (await noteOr("lead-skipped", false)));
