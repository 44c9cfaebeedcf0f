/** How many reports of this phone have not reached the unit. */

import { listReports, onChange } from "./bridge.js";

const UNDELIVERED = ["waiting", "sending", "needs_you"];

/** Call `callback(count)` now and after each change; 0 where no reports can be kept. */
export function onUndelivered(callback) {
  const tell = async () => {
    const reports = await listReports().catch(() => []);
    callback(reports.filter(({ state }) => UNDELIVERED.includes(state)).length);
  };
  onChange(tell);
  tell();
}
