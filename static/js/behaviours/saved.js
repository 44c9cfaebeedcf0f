/** After saving: the reference, what still has to be done, and what becomes of the report. */

import { listReports } from "../phone/bridge.js";
import { follow, followReadiness, UNDELIVERED } from "../phone/follow.js";
import * as parts from "../page/dom.js";
import { reasonInWords, stateInWords } from "../phone/report-words.js";

export const attribute = "data-saved";

/** The address says which report, and what is still to be done: #<id>,ring,incomplete. */
export function bind(page) {
  const part = (name) => parts.part(page, name);
  const [wanted, ...toDo] = location.hash.slice(1).split(",");
  const known = {};
  const tellWhatIsNext = () => {
    const waits = UNDELIVERED.includes(known.state);
    part("sends-closed").hidden = !(waits && known.sendsWhenClosed);
    part("sends-open").hidden = !(waits && known.sendsWhenClosed === false);
    part("arrived").hidden = known.state !== "delivered";
  };
  const show = async () => {
    const reports = await listReports().catch(() => []);
    const report = reports.find(({ id }) => id === wanted) ?? reports[0];
    part("nothing").hidden = Boolean(report);
    part("something").hidden = !report;
    if (!report) return;
    parts.write(part("heading"), part("heading").dataset.savedWords);
    parts.write(part("reference"), report.reference);
    parts.write(part("state"), `${stateInWords(report)}.`);
    parts.write(part("reason"), report.reason === "no_signal" ? "" : reasonInWords(report));
    known.state = report.state;
    tellWhatIsNext();
  };
  part("ring").hidden = !toDo.includes("ring");
  part("incomplete").hidden = !toDo.includes("incomplete");
  follow(show);
  followReadiness(({ sendsWhenClosed }) => {
    known.sendsWhenClosed = sendsWhenClosed;
    tellWhatIsNext();
  });
}
