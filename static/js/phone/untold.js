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
    .map(({ id }) => [facts[id] ?? {}, ...addedTo(id, facts)])
    .filter((all) => all.some(({ now }) => now) && !all.some(({ told }) => told))
    .map((all) => ({
      aboutLead: all.some(({ aboutLead }) => aboutLead),
      danger: all.some(({ danger }) => danger),
    }));
}

const addedTo = (id, facts) => Object.values(facts).filter(({ amends }) => amends === id);
