/** My reports: one row each, kept up to date. What a report says cannot be read here. */

import { followHere, showAboutLead } from "../incident/this-phone.js";
import { make, part, write } from "../page/dom.js";
import { dayAndTime } from "../page/times.js";
import { showInTurn } from "../page/turns.js";
import { keepNote, readNote } from "../phone/notes.js";
import { readFacts } from "../phone/report-facts.js";
import {
  fillDots,
  kindInWords,
  knownInWords,
  reasonInWords,
  stateInWords,
} from "../phone/report-words.js";
import { download } from "../phone/sealed-file.js";
import { sendNow } from "../phone/sender.js";
import { follow, listReports, readSealedFile, UNDELIVERED } from "../phone/state.js";
import { findUntold, mustRing, togetherWithAdded } from "../phone/untold.js";
import { askWhileLookedAt } from "../phone/watching.js";
import { noteCallSince } from "../report/since-saved.js";
import { showToHear } from "../report/to-hear.js";
import { showRing } from "../report/whom-to-ring.js";

export const attribute = "data-my-reports";

const NOTE = "reports-hidden";

/** @param {HTMLElement} page */
export function bind(page) {
  const rows = new Map();
  const show = showInTurn(async () => {
    const [hidden, reports, facts] = await Promise.all([
      readNote(NOTE, false),
      listReports(),
      readFacts(),
    ]);
    part(page, "shown").hidden = hidden;
    part(page, "hidden").hidden = !hidden;
    part(page, "none").hidden = reports.length > 0;
    for (const report of [...reports].reverse()) {
      await showRow(page, rows, { report, reports, facts });
    }
    const untold = findUntold(reports, facts);
    // The calls are without the lead where one report is about them.
    showAboutLead(
      page,
      untold.some(({ aboutLead }) => aboutLead),
    );
    showRing(page, untold);
  });
  const hide = async (hidden) => (await keepNote(NOTE, hidden)) && show();
  part(page, "hide").addEventListener("click", () => hide(true));
  part(page, "unhide").addEventListener("click", () => hide(false));
  follow(show);
  followHere(page, show);
  sendNow();
  askWhileLookedAt();
}

/** Rows keep their places, so that a button keeps its focus; a new report comes on top. */
async function showRow(page, rows, { report, reports, facts }) {
  const about = facts[report.id] ?? {};
  if (!rows.has(report.id)) {
    const row = makeRow(page, report, about);
    place(page, row, rows.get(about.amends));
    rows.set(report.id, row);
  }
  const row = rows.get(report.id);
  row.dataset.state = report.state;
  fillDots(part(row, "dots"), report);
  write(part(row, "state"), stateInWords(report));
  write(part(row, "reason"), reasonInWords(report));
  const standing = about.amends ? {} : togetherWithAdded(report.id, facts, reports);
  write(part(row, "known"), knownInWords(standing));
  await showToHear(part(row, "to-hear"), standing, (call) => noteCallSince(report.id, call));
  row.toggleAttribute("data-untold", mustRing(standing));
  part(row, "unsaid").hidden = !standing.unsaid;
  part(row, "send").hidden = !UNDELIVERED.includes(report.state);
  // A drill, or “nothing to report”: nobody needs a copy of one that the unit can still take.
  part(row, "copy").hidden = Boolean(report.kind) && report.state !== "needs_you";
}

/** What was added is shown under its report, in the order in which it was. */
function place(page, row, amended) {
  if (!amended) return part(page, "list").prepend(row);
  row.dataset.added = "";
  let last = amended;
  while (last.nextElementSibling?.dataset.added !== undefined) last = last.nextElementSibling;
  return last.after(row);
}

function makeRow(page, report, { setting, amends }) {
  const { id, kind, reference, savedAt } = report;
  const row = part(page, "row").content.firstElementChild.cloneNode(true);
  row.dataset.of = id;
  const when = dayAndTime(savedAt);
  const label = kindInWords(report) || (amends ? "You added something" : setting);
  write(part(row, "label"), [label, when].filter(Boolean).join(", "));
  // Nobody at the unit reads a drill, or looks for it by its number.
  if (kind) part(row, "dots").lastElementChild.remove();
  else write(part(row, "reference"), reference);
  part(row, "correct").href = `/report#amends-${id}`;
  part(row, "correct").hidden = Boolean(amends || kind);
  part(row, "tell").href = `/report#tells-${id}`;
  for (const button of row.querySelectorAll(".app-reports__act")) {
    button.append(make("span", "govuk-visually-hidden", ` ${reference}`));
  }
  part(row, "send").addEventListener("click", () => send(page));
  part(row, "copy").addEventListener("click", () => saveCopy(page, id));
  return row;
}

async function send(page) {
  say(page, "Trying to send…");
  const { waiting, reason } = await sendNow();
  const words = reasonInWords({ reason: reason ?? "no_receipt" });
  say(page, waiting ? words : "Everything has been sent.");
}

async function saveCopy(page, id) {
  const file = await readSealedFile(id).catch(() => null);
  if (file) download(file);
  say(
    page,
    file
      ? `Sealed copy saved as ${file.name}. Only the unit can open it.`
      : "The sealed copy is no longer on this phone. The unit has the report.",
  );
}

const say = (page, words) => write(part(page, "said"), words);
