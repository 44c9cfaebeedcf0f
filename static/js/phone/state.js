/** What reports this phone has and whether it is ready: read once, or followed as it changes. */

import { openChannel } from "../../../service_worker/phone/messages.js";
import { showInTurn } from "../page/turns.js";
import { keys, outbox } from "./storage.js";
import { describeReadiness } from "./readiness.js";
import { registering } from "./register-now.js";
import { describeReports } from "./reports.js";
import { sealedFile } from "./sealed-file.js";

/** @import { Readiness } from "./readiness.js" */
/** @import { ReportLine } from "./reports.js" */

const { locks, storage } = navigator;

export const UNDELIVERED = ["waiting", "sending", "needs_you"];

/**
 * Newest first; none where this browser stores nothing.
 *
 * @returns {Promise<ReportLine[]>}
 */
export function listReports() {
  return describeReports({ outbox, locks }).catch(() => []);
}

/**
 * The sealed report as a file, also after delivery; null if it is not on this phone.
 *
 * @param {string} reportId
 * @returns {Promise<File | null>} rejects with StorageTrouble
 */
export async function readSealedFile(reportId) {
  const row = await outbox.get(reportId);
  return row ? sealedFile(row.envelope) : null;
}

/** @returns {Promise<Readiness>} */
export async function readReadiness() {
  return describeReadiness({ registration: await registering, keys, storage });
}

/**
 * Call `show()` now, and after each change of reports, receipts or readiness.
 *
 * @param {() => void | Promise<void>} show
 */
export function follow(show) {
  const update = showInTurn(show);
  openChannel().hear(update);
  update();
}

/**
 * Call `show(readiness)` now and after each change.
 *
 * @param {(readiness: Readiness) => void | Promise<void>} show
 */
export function followReadiness(show) {
  follow(async () => show(await readReadiness()));
}

/**
 * Call `show(count)` of reports, not of drills and the like, now and after each change.
 *
 * @param {(count: number) => void | Promise<void>} show
 */
export function followUndelivered(show) {
  follow(async () => {
    const reports = await listReports();
    show(reports.filter(({ kind, state }) => !kind && UNDELIVERED.includes(state)).length);
  });
}
