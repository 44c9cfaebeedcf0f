/** After saving: the reference, what still has to be done, and how far the report has come. */

import { closeToMatter } from "../incident/path.js";
import { followHere, showAboutLead } from "../incident/this-phone.js";
import * as dom from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { nextReading } from "../page/unit-hours.js";
import { factsOf, readFacts } from "../phone/report-facts.js";
import { fillDots, reasonInWords, stateInWords } from "../phone/report-words.js";
import { follow, followReadiness, listReports, UNDELIVERED } from "../phone/state.js";
import { askWhileLookedAt } from "../phone/watching.js";
import { hasReached, noteSinceSaved } from "../report/since-saved.js";
import { mustRing } from "../report/standing.js";

export const attribute = "data-saved";

/**
 * The address says which report, and what is still to be done: #<id>,ring,not-lead,danger,unreachable.
 *
 * @param {HTMLElement} page
 */
export function bind(page) {
  const part = (name) => dom.part(page, name);
  const [wanted, ...toDo] = location.hash.slice(1).split(",");
  const known = { report: null, amended: null, sendsWhenClosed: null };
  part("ring-999").hidden = !toDo.includes("danger");
  part("unreachable").hidden = !toDo.includes("unreachable");
  // Whom to ring is known before anything is shown: nothing moves.
  const ringShown = followHere(page, (incident) => showRing(page, { wanted, toDo, incident }));
  follow(async () => {
    const [reports, facts] = await Promise.all([listReports(), readFacts(), ringShown]);
    known.report = reports.find(({ id }) => id === wanted) ?? reports.find(({ kind }) => !kind);
    part("nothing").hidden = Boolean(known.report);
    part("something").hidden = !known.report;
    if (!known.report) return;
    known.amended = facts[known.report.id]?.amends ?? known.report.id;
    show(page, known);
  });
  followReadiness(({ sendsWhenClosed }) => {
    known.sendsWhenClosed = sendsWhenClosed;
    if (known.report) show(page, known);
  });
  askWhileLookedAt();
}

/** What was said since counts: a call that reached somebody, or that it is about the lead. */
async function showRing(page, { wanted, toDo, incident }) {
  const own = incident?.id === wanted ? incident : null;
  const facts = await factsInStep(wanted, own);
  const spoke = own !== null && hasReached(own);
  const rings = facts ? mustRing(facts) : toDo.includes("ring") && !spoke;
  const aboutLead = toDo.includes("not-lead") || Boolean(facts?.aboutLead);
  dom.part(page, "ring").hidden = !rings;
  dom.part(page, "call-to-add").hidden = !spoke;
  showAboutLead(page, aboutLead);
}

/** The page where it was said that it is about the lead may have been left before that was noted. */
async function factsInStep(id, incident) {
  const isNoted = (await factsOf(id))?.aboutLead !== false;
  if (!isNoted && closeToMatter(incident).length > 0) await noteSinceSaved(id);
  return factsOf(id);
}

function show(page, { report, amended, sendsWhenClosed }) {
  const write = (name, words) => dom.write(dom.part(page, name), words);
  const words = dom.part(page, "heading").dataset;
  const waits = UNDELIVERED.includes(report.state);
  write("heading", words[report.state] ?? words.kept);
  write("reference", report.reference);
  fillDots(dom.part(page, "delivery"), report);
  write("here", timeOrDay(report.savedAt));
  write("there", waits ? `${stateInWords(report)}.` : timeOrDay(report.receivedAt));
  write("read", report.readAt ? timeOrDay(report.readAt) : whenRead(page, report));
  write("reason", report.reason === "no_signal" ? "" : reasonInWords(report));
  showWhenItGoes(page, waits, sendsWhenClosed);
  dom.part(page, "ring-unit").hidden = report.state !== "ring_us";
  for (const link of page.querySelectorAll("[data-adds]")) {
    link.setAttribute("href", `/report#amends-${amended}`);
  }
}

/** The line has its place before it is known which it is, and keeps it when the report has gone. */
function showWhenItGoes(page, waits, sendsWhenClosed) {
  const lines = {
    "sends-closed": sendsWhenClosed !== false,
    "sends-open": sendsWhenClosed === false,
  };
  for (const [name, isIt] of Object.entries(lines)) {
    const line = dom.part(page, name);
    if (waits) line.classList.toggle("app-keeps-place", isIt);
    line.hidden = !(waits && isIt && sendsWhenClosed !== null);
  }
}

/** Which working day; nothing more once it has been read. */
function whenRead(page, { state }) {
  if (state === "opened") return "";
  return `${nextReading(JSON.parse(document.body.dataset.hours))}, if it is a working day`;
}
