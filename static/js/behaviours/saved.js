/** After saving: who knows, the reference, what still has to be done, and how far it has come. */

import { SPOKE } from "../incident/calls.js";
import { closeToMatter } from "../incident/path.js";
import { askAgain, followHere, incidents, showAboutLead } from "../incident/this-phone.js";
import { RINGS } from "../incident/who-rings.js";
import * as dom from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { showInTurn } from "../page/turns.js";
import { lookNow } from "../phone/contact-hours.js";
import { readFacts } from "../phone/report-facts.js";
import { fillDots, knownInWords, reasonInWords, stateInWords } from "../phone/report-words.js";
import { follow, followReadiness, listReports, UNDELIVERED } from "../phone/state.js";
import { mustRing, togetherWithAdded } from "../phone/untold.js";
import { askWhileLookedAt } from "../phone/watching.js";
import { noteCallSince, noteSinceSaved, withSince } from "../report/since-saved.js";
import { showToHear } from "../report/to-hear.js";
import { showRing } from "../report/whom-to-ring.js";

/** @import { ReportFacts } from "../phone/report-facts.js" */

export const attribute = "data-saved";

/**
 * The address says which report, and what is still to be done: #<id>,ring,not-lead,danger,unreachable.
 * Whoever comes back finds that with the incident.
 *
 * @param {HTMLElement} page
 */
export function bind(page) {
  const part = (name) => dom.part(page, name);
  const [wanted, ...asked] = location.hash.slice(1).split(",");
  let sendsWhenClosed = null;
  const update = showInTurn(async () => {
    const reports = await listReports();
    const report = reports.find(({ id }) => id === wanted) ?? reports.find(({ kind }) => !kind);
    if (report) await show(page, { report, reports, asked, sendsWhenClosed });
    part("nothing").hidden = Boolean(report);
    part("something").hidden = !report;
  });
  follow(update);
  followHere(page, update);
  followReadiness((readiness) => {
    ({ sendsWhenClosed } = readiness);
    return update();
  });
  askWhileLookedAt();
}

async function show(page, { report, reports, asked, sendsWhenClosed }) {
  const part = (name) => dom.part(page, name);
  page.dataset.of = report.id;
  const { standing, news, first, toDo } = await judge(report, reports, asked);
  showAboutLead(page, Boolean(standing.aboutLead));
  showRing(page, mustRing(standing) ? [{ ...standing, state: report.state }] : []);
  part("call-to-add").hidden = !news;
  part("not-so").hidden = news?.result !== SPOKE;
  part("not-so").onclick = () => askAgain(news);
  part("unsaid").hidden = !standing.unsaid;
  part("unreachable").hidden = !toDo.includes("unreachable");
  part("ring-unit").hidden = report.state !== "ring_us";
  dom.write(part("heading"), titleOf(part("heading").dataset, report, standing));
  await showToHear(part("to-hear"), standing, (call) => noteCallSince(report.id, call));
  await showHowFar(page, report);
  showWhenItGoes(page, UNDELIVERED.includes(report.state), sendsWhenClosed);
  for (const link of page.querySelectorAll("[data-adds]")) {
    link.setAttribute("href", `/report#amends-${first}`);
  }
  part("tell").setAttribute("href", `/report#tells-${first}`);
}

/** What is known of it: by this phone, with its calls since, and by the unit's answers. */
async function judge(report, reports, asked) {
  const { id } = report;
  const incident = await incidents.read(id);
  // A call from here is about this report, whatever the tab was on.
  if (incident) incidents.enter(id);
  const toDo = [...asked, ...(incident?.toDo ?? [])];
  const facts = await factsInStep(id, incident);
  const saved = facts[id] ?? readToDo(toDo);
  const own = incident ? withSince(saved, incident) : saved;
  const first = own.amends ?? id;
  const standing = togetherWithAdded(first, { ...facts, [id]: own }, reports);
  return { standing, news: incident?.calls.filter(isNews).pop(), first, toDo };
}

const isNews = ({ result }) => [SPOKE, RINGS].includes(result);

/** The page where it was said that it is about the lead may have been left before that was noted. */
async function factsInStep(id, incident) {
  const facts = await readFacts();
  if (facts[id]?.aboutLead !== false || !closeToMatter(incident).length) return facts;
  await noteSinceSaved(id);
  return readFacts();
}

/**
 * On a shared computer nothing is remembered but what is to be done.
 *
 * @returns {ReportFacts}
 */
const readToDo = (toDo) => ({
  now: toDo.includes("ring"),
  danger: toDo.includes("danger"),
  aboutLead: toDo.includes("not-lead"),
});

/** Who knows is the news; where that does not matter, how far it has come. */
function titleOf(words, report, standing) {
  const known = report.state === "ring_us" ? "" : knownInWords(standing);
  if (!known) return words[report.state] ?? words.waiting;
  const isUnrung = report.state === "received" && mustRing(standing);
  return `${isUnrung ? words.unrung : words.known} ${known}`;
}

async function showHowFar(page, report) {
  const write = (name, words) => dom.write(dom.part(page, name), words);
  const waits = UNDELIVERED.includes(report.state);
  write("reference", report.reference);
  fillDots(dom.part(page, "delivery"), report);
  write("here", timeOrDay(report.savedAt));
  write("there", waits ? `${stateInWords(report)}.` : timeOrDay(report.arrivedAt));
  write("received", report.receivedAt ? timeOrDay(report.receivedAt) : await whenRead(report));
  // It has its place from the start, and is no promise while the unit has nothing.
  dom.part(page, "received").style.visibility = waits ? "hidden" : "";
  write("reason", report.reason === "no_signal" ? "" : reasonInWords(report));
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

/** "Today", "From Monday 9:00"; nothing where that is not known, or once it was received. */
async function whenRead({ state }) {
  if (state === "received") return "";
  const unit = (await lookNow())("unit-reads");
  return unit.state === "open" ? "Today" : unit.words.replace("Opens", "From");
}
