/** What a report comes to once it is saved: is it for now, and has anybody been told? */

import { concernsLead } from "../../../service_worker/phone/kept-people.js";
import { closeTo } from "../incident/path.js";
import { findOpen } from "../incident/who-rings.js";
import { isInDanger, rankOf } from "./rank.js";
import { findReached } from "./reached.js";

/** @import { Standing } from "../phone/untold.js" */
/** @import { Answers, Rules } from "./validation.js" */

/** @type {Standing} */
const NEW = { aboutLead: false, danger: false, now: false, told: null, open: [] };

/**
 * An amendment counts together with the report it amends: `before`.
 *
 * @param {Rules} rules
 * @param {{path: Record<string, any> | null, answers: Answers}} content
 * @param {Standing | null} [before]
 * @returns {Standing}
 */
export function standingOf(rules, { path, answers }, before) {
  const was = { ...NEW, ...before };
  const aboutLead = concernsLead({ ...was, path });
  const about = aboutLead ? { ...path, about_lead: "yes" } : path;
  const danger = was.danger || isInDanger(path, answers);
  const now = was.now || rankOf(rules, path, answers) === "now";
  const told = findReached(rules, about, answers);
  return {
    aboutLead,
    danger,
    now,
    tried: was.tried || callsOf(answers).length > 0,
    open: findOpen(callsOf(answers), was.open, closeTo(about)),
    ...knowingBefore(was, { danger, now, aboutLead }),
    ...(told && { told }),
  };
}

/**
 * Who knew before a danger was known, or that it cannot wait, does not know of it; and whom a call told
 * may have been the lead.
 */
function knowingBefore(was, { danger, now, aboutLead }) {
  if (danger !== was.danger || now !== was.now) return { told: null };
  return { told: aboutLead === was.aboutLead ? was.told : null, spokenAt: was.spokenAt };
}

/** @param {Answers} answers */
const callsOf = ({ rung }) => (Array.isArray(rung) ? rung : []);
