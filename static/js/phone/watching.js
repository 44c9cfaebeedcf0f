/** While a page that shows reports is looked at: asks whether they were read, and the unit spoke. */

import { askWhileSeen } from "./asking.js";
import { askAboutReceipts } from "./sender.js";
import { readFacts } from "./report-facts.js";
import { listReports } from "./state.js";
import { findUntold } from "./untold.js";

/** For ten minutes, while the page is visible and some report was not read, or nobody knows of it. */
export function askWhileLookedAt() {
  askWhileSeen({
    isSeen: () => document.visibilityState === "visible",
    ask: async () => {
      const [reports, facts] = await Promise.all([listReports(), readFacts()]);
      const isUnread = reports.some(({ kind, state }) => !kind && state !== "opened");
      if (isUnread || findUntold(reports, facts).length) await askAboutReceipts();
    },
  });
}
