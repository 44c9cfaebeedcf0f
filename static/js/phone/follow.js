/** What follows the state of this phone. */

import { listReports, onChange, readiness } from "./bridge.js";

export const UNDELIVERED = ["waiting", "sending", "needs_you"];

/** Call `show()` now, and after each change of reports, receipts or readiness. */
export function follow(show) {
  onChange(show);
  show();
}

/** Call `show(readiness)` now and after each change. */
export function followReadiness(show) {
  follow(async () => show(await readiness()));
}

/** Call `show(count)` now and after each change; 0 where no reports can be kept. */
export function followUndelivered(show) {
  follow(async () => {
    const reports = await listReports().catch(() => []);
    show(reports.filter(({ state }) => UNDELIVERED.includes(state)).length);
  });
}
