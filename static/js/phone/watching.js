/** While a page that shows reports is looked at: asks whether they were received, and the unit spoke. */

import { askWhileSeen } from "./asking.js";
import { askAboutReceipts } from "./sender.js";
import { readFacts } from "./report-facts.js";
import { listReports } from "./state.js";
import { findUntold } from "./untold.js";

/** For ten minutes, while the page is visible and some report was not received, or nobody knows of it. */
export function askWhileLookedAt() {
  askWhileSeen({
    isSeen: () => document.visibilityState === "visible",
    ask: async () => {
      const [reports, facts] = await Promise.all([listReports(), readFacts()]);
      const isUnreceived = reports.some(({ kind, state }) => !kind && state !== "received");
      if (isUnreceived || findUntold(reports, facts).length) await askAboutReceipts();
    },
  });
}
