/** After saving: the reference, what still has to be done, and how far the report has come. */

import * as dom from "../page/dom.js";
import { reasonInWords, stateInWords } from "../phone/report-words.js";
import { follow, followReadiness, listReports, UNDELIVERED } from "../phone/state.js";

export const attribute = "data-saved";

/**
 * The address says which report, and what is still to be done: #<id>,ring,incomplete.
 *
 * @param {HTMLElement} page
 */
export function bind(page) {
  const part = (name) => dom.part(page, name);
  const [wanted, ...toDo] = location.hash.slice(1).split(",");
  const known = {};
  const showWhatIsNext = () => {
    const waits = UNDELIVERED.includes(known.state);
    part("sends-closed").hidden = !(waits && known.sendsWhenClosed);
    part("sends-open").hidden = !(waits && known.sendsWhenClosed === false);
    part("arrived").hidden = known.state !== "delivered";
  };
  part("ring").hidden = !toDo.includes("ring");
  part("incomplete").hidden = !toDo.includes("incomplete");
  follow(async () => {
    const reports = await listReports();
    const report = reports.find(({ id }) => id === wanted) ?? reports[0];
    part("nothing").hidden = Boolean(report);
    part("something").hidden = !report;
    if (!report) return;
    showReport(part, report);
    known.state = report.state;
    showWhatIsNext();
  });
  followReadiness(({ sendsWhenClosed }) => {
    known.sendsWhenClosed = sendsWhenClosed;
    showWhatIsNext();
  });
}

function showReport(part, report) {
  dom.write(part("heading"), part("heading").dataset.savedWords);
  dom.write(part("reference"), report.reference);
  dom.write(part("state"), `${stateInWords(report)}.`);
  dom.write(part("reason"), report.reason === "no_signal" ? "" : reasonInWords(report));
}
