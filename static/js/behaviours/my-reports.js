/** My reports: one row each, kept up to date. What a report says cannot be read here. */

import { make, part, write } from "../page/dom.js";
import { dayAndTime } from "../page/times.js";
import { keepNote, readNote } from "../phone/notes.js";
import { reasonInWords, stateInWords } from "../phone/report-words.js";
import { download } from "../phone/sealed-file.js";
import { sendNow } from "../phone/sender.js";
import { follow, listReports, readSealedFile, UNDELIVERED } from "../phone/state.js";

export const attribute = "data-my-reports";

const NOTE = "reports-hidden";

/** @param {HTMLElement} page */
export function bind(page) {
  const rows = new Map();
  const show = async () => {
    const [hidden, reports] = await Promise.all([readNote(NOTE, false), listReports()]);
    part(page, "shown").hidden = hidden;
    part(page, "hidden").hidden = !hidden;
    part(page, "none").hidden = reports.length > 0;
    for (const report of reports.reverse()) showRow(page, rows, report);
  };
  const hide = async (hidden) => (await keepNote(NOTE, hidden)) && show();
  part(page, "hide").addEventListener("click", () => hide(true));
  part(page, "unhide").addEventListener("click", () => hide(false));
  follow(show);
  sendNow();
}

/** Rows keep their places, so that a button keeps its focus; a new report comes on top. */
function showRow(page, rows, report) {
  if (!rows.has(report.id)) {
    rows.set(report.id, makeRow(page, report));
    part(page, "list").prepend(rows.get(report.id));
  }
  const row = rows.get(report.id);
  row.dataset.state = report.state;
  write(part(row, "state"), stateInWords(report));
  write(part(row, "reason"), reasonInWords(report));
  part(row, "send").hidden = !UNDELIVERED.includes(report.state);
}

function makeRow(page, { id, reference, savedAt }) {
  const row = part(page, "row").content.firstElementChild.cloneNode(true);
  write(part(row, "reference"), reference);
  write(part(row, "saved"), `Saved ${dayAndTime(savedAt)}`);
  part(row, "correct").href = `/report#amends-${id}`;
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
