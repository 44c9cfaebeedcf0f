/** While a page that shows reports is looked at: asks whether a person has read them. */

import { askWhileSeen } from "./asking.js";
import { askAboutReceipts } from "./sender.js";
import { listReports } from "./state.js";

/** For ten minutes, while the page is visible and some report has not been read. */
export function askWhileLookedAt() {
  askWhileSeen({
    isSeen: () => document.visibilityState === "visible",
    ask: async () => {
      const reports = await listReports();
      if (reports.some(({ kind, state }) => !kind && state !== "opened")) await askAboutReceipts();
    },
  });
}
