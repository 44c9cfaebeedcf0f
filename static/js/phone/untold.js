/** Decides who knows of a report, as far as this phone has heard, and of which nobody does. Pure. */

/** @import { ReportFacts } from "./report-facts.js" */
/** @import { ReportLine } from "./reports.js" */

/**
 * `spokenAt`: when the unit spoke with whoever sent it, about all that they know of. `toldBefore`:
 * somebody was told, if not of all that is known now.
 *
 * @typedef {ReportFacts & {spokenAt?: string, toldBefore?: boolean}} Standing
 */

/**
 * Whether somebody must be rung: it is for now, no call reached anybody, and the unit has not spoken
 * with whoever sent it. That a person received it is no call.
 *
 * @param {Standing} standing
 * @returns {boolean}
 */
export const mustRing = ({ now, told, spokenAt }) => Boolean(now) && !told && !spokenAt;

/**
 * The reports about which somebody must still be rung.
 *
 * @param {ReportLine[]} reports
 * @param {Record<string, ReportFacts>} facts
 * @returns {(ReportLine & Standing)[]}
 */
export function findUntold(reports, facts) {
  return reports
    .filter(({ id }) => !facts[id]?.amends)
    .map((report) => ({ ...report, ...togetherWithAdded(report.id, facts, reports) }))
    .filter(mustRing);
}

/**
 * A report and what was added to it, as one. Who was told before a danger was known, or that it cannot
 * wait, has not been told of it; before it was known to be about the lead, it may have been the lead.
 * What the unit has erased is not for now any more.
 *
 * @param {string} id
 * @param {Record<string, ReportFacts>} facts
 * @param {Pick<ReportLine, "id" | "spokenAt" | "erased">[]} [reports]
 * @returns {Standing}
 */
export function togetherWithAdded(id, facts, reports = []) {
  const ids = [id, ...Object.keys(facts).filter((one) => facts[one].amends === id)];
  const erased = reports.some((one) => one.id === id && one.erased);
  const spoken = Object.fromEntries(reports.map((one) => [one.id, one.spokenAt]));
  const all = ids.map((one) => ({ ...facts[one], spokenAt: spoken[one] }));
  const danger = all.some((one) => one.danger);
  const about = all.filter((one) => one.aboutLead);
  const aboutLead = about.length > 0;
  const now = all.some((one) => one.now);
  const knowing = all.filter((one) => Boolean(one.danger) === danger && Boolean(one.now) === now);
  const isTold = (one) => one.told && Boolean(one.aboutLead) === aboutLead;
  return {
    aboutLead,
    unsaid: !erased && aboutLead && about.every((one) => one.unsaid),
    danger,
    now: !erased && now,
    told: knowing.filter(isTold).pop()?.told,
    tried: all.some((one) => one.tried),
    toldBefore: !aboutLead && all.some((one) => one.told),
    spokenAt: knowing
      .flatMap((one) => one.spokenAt ?? [])
      .sort()
      .pop(),
    // What is added to a report knows who was to hear before it.
    open: believe(all[all.length - 1], aboutLead),
  };
}

/**
 * What was promised before it was known to be about the lead is not believed.
 *
 * @param {ReportFacts} last
 * @param {boolean} aboutLead
 */
const believe = ({ open = [], aboutLead: known }, aboutLead) =>
  aboutLead && !known
    ? open.filter(({ when }) => when).map(({ who, when }) => ({ who, when }))
    : open;
