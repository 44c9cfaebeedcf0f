/** What a report comes to once it is saved: is it for now, and has anybody been told? */

import { findPromised } from "../incident/who-rings.js";
import { isInDanger, rankOf } from "./rank.js";
import { isAboutLead, nobodyReached } from "./reached.js";

/** @import { Promised } from "../incident/who-rings.js" */
/** @import { ReportFacts } from "../phone/report-facts.js" */
/** @import { Answers, Rules } from "./validation.js" */

const NEW = { aboutLead: false, danger: false, now: false, told: false, promised: [] };

/**
 * An amendment counts together with the report it amends: `before`.
 *
 * @param {Rules} rules
 * @param {{path: Record<string, any> | null, answers: Answers}} content
 * @param {ReportFacts | null} [before]
 * @returns {{now: boolean, told: boolean, danger: boolean, aboutLead: boolean,
 * promised: Promised[]}}
 */
export function standingOf(rules, { path, answers }, before) {
  const was = { ...NEW, ...before };
  const aboutLead = was.aboutLead || isAboutLead(path);
  const about = aboutLead ? { about_lead: "yes" } : null;
  const danger = was.danger || isInDanger(path, answers);
  // Who was told before a danger was known has not been told of it; and it may have been the lead.
  const toldBefore = was.told && danger === was.danger && aboutLead === was.aboutLead;
  return {
    aboutLead,
    danger,
    now: was.now || rankOf(rules, path, answers) === "now",
    told: toldBefore || !nobodyReached(rules, about, answers),
    promised: findPromised(callsOf(answers), was.promised, aboutLead),
  };
}

/** @param {Answers} answers */
const callsOf = ({ rung }) => (Array.isArray(rung) ? rung : []);

/**
 * Whether somebody must be rung: before saving, and after.
 *
 * @param {ReportFacts} standing
 * @returns {boolean}
 */
export const mustRing = ({ now, told }) => Boolean(now) && !told;
