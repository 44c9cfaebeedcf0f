/** My safeguarding lead and deputy: {lead: {name, phone}, deputy: {name, phone}}. */

import { forget, noteOr, tryToKeep } from "./note.js";

const NOTE = "lead";

export const lead = () => noteOr(NOTE, null);
export const keepLead = (people) => tryToKeep(NOTE, people);
export const forgetLead = () => forget(NOTE);
