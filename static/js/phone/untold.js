/** Finds the reports for now about which nobody has been told, as far as this phone knows. Pure. */

/** @import { ReportFacts } from "./report-facts.js" */
/** @import { ReportLine } from "./reports.js" */

/**
 * What was added to a report counts with it: a danger, or that somebody was spoken to. A report that a
 * person has read needs no call any more.
 *
 * @param {Pick<ReportLine, "id" | "state">[]} reports
 * @param {Record<string, ReportFacts>} facts
 * @returns {ReportFacts[]}
 */
export function findUntold(reports, facts) {
  return reports
    .filter(({ id, state }) => state !== "opened" && !facts[id]?.amends)
    .map(({ id }) => togetherWithAdded(id, facts))
    .filter(({ now, told }) => now && !told);
}

/**
 * A report and what was added to it, as one. Who was told before a danger was known has not been told
 * of it; before it was known to be about the lead, it may have been the lead.
 *
 * @param {string} id
 * @param {Record<string, ReportFacts>} facts
 * @returns {ReportFacts}
 */
export function togetherWithAdded(id, facts) {
  const added = Object.values(facts).filter(({ amends }) => amends === id);
  const all = [facts[id] ?? {}, ...added];
  const danger = all.some((one) => one.danger);
  const aboutLead = all.some((one) => one.aboutLead);
  const isAllKnown = (one) =>
    Boolean(one.danger) === danger && Boolean(one.aboutLead) === aboutLead;
  return {
    aboutLead,
    danger,
    now: all.some((one) => one.now),
    told: all.some((one) => one.told && isAllKnown(one)),
    // What is added to a report knows what was promised before it.
    promised: aboutLead ? [] : (all[all.length - 1].promised ?? []),
  };
}
