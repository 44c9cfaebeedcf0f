/** Shows the calls where nobody knows of a report yet, on each page that says so. */

import { part, write } from "../page/dom.js";

/** @import { ReportLine } from "../phone/reports.js" */
/** @import { Standing } from "../phone/untold.js" */

/**
 * @param {HTMLElement} page with the calls of templates/reports/ring.html
 * @param {(Standing & Partial<Pick<ReportLine, "state">>)[]} untold the reports nobody knows of
 */
export function showRing(page, untold) {
  part(page, "ring").hidden = untold.length === 0;
  part(page, "ring-999").hidden = !untold.some(({ danger }) => danger);
  const line = part(page, "ring-words");
  const isReceived = untold.every(({ state }) => state === "received");
  if (untold.length) write(line, isReceived ? line.dataset.received : line.dataset.waiting);
}
