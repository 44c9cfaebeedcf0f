/**
 * What this phone remembers of each report beside its sealed copy, encrypted: enough to tell reports
 * apart and to say whether somebody must still be rung. Never what a report is about.
 */

import { changeNote, readNote } from "./notes.js";

/** @import { Open } from "../incident/who-rings.js" */

/**
 * The last call that reached somebody: the name of a contact, when, and what their button said.
 *
 * @typedef {{who: string, at: string, name?: string}} Reached
 */
/**
 * `setting` is a label of the form's list, `amends` the id of the report that this one adds to;
 * `told`: by which call somebody was; `tried`: a call was made, whoever answered; `open` who must
 * still hear, and who of them the lead or deputy said they ring; `unsaid`: that it is about the lead was
 * said after it was saved.
 *
 * @typedef {{setting?: string, amends?: string, now?: boolean, told?: Reached | null,
 * tried?: boolean, danger?: boolean, aboutLead?: boolean, unsaid?: boolean,
 * open?: Open[]}} ReportFacts
 */

const NOTE = "report-facts";
const MOST = 200;

/** @returns {Promise<Record<string, ReportFacts>>} by the report's id */
export const readFacts = () => readNote(NOTE, {});

/**
 * @param {string} id
 * @returns {Promise<ReportFacts | null>}
 */
export const factsOf = async (id) => (await readFacts())[id] ?? null;

/**
 * @param {string} id
 * @param {ReportFacts} facts
 * @returns {Promise<boolean>} whether this browser stored them
 */
export function keepFacts(id, facts) {
  return changeNote(NOTE, {}, (all) => {
    const others = Object.entries(all).filter(([other]) => other !== id);
    return Object.fromEntries([...others, [id, facts]].slice(-MOST));
  });
}

/**
 * It is not about the lead after all: this report with what was added to it, or, without an id, any.
 *
 * @param {string} [id]
 * @returns {Promise<boolean>} whether this browser stored it
 */
export function forgetAboutLead(id) {
  return changeNote(NOTE, {}, (all) => {
    const first = all[id]?.amends ?? id;
    const isMeant = ([one, { amends }]) => !id || one === first || amends === first;
    const meant = Object.entries(all).filter(isMeant);
    const notAbout = meant.map(([one, facts]) => [
      one,
      { ...facts, aboutLead: false, unsaid: false },
    ]);
    return { ...all, ...Object.fromEntries(notAbout) };
  });
}
