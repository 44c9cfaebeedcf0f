/** Home: the unfinished incidents, a line each. It says when, and never what. */

import { isShared } from "../incident/shared.js";
import { incidents, tell } from "../incident/this-phone.js";
import { cannotWait, isUnfinished, reminderDue } from "../incident/unfinished.js";
import { part, write } from "../page/dom.js";
import { weekday, weekdayAndTime } from "../page/times.js";
import { isOpenElsewhere } from "../report/drafts.js";
import { reachedBy } from "../report/since-saved.js";

/** @import { Incident } from "../incident/incidents.js" */

export const attribute = "data-unfinished";

/** A reminder that this opening of E-safety has shown stays until the page is left. */
const reminding = new Set();

/** @param {HTMLElement} box */
export async function bind(box) {
  document.addEventListener("chosen", () => show(box));
  await show(box);
}

async function show(box) {
  const list = (await isShared()) ? [] : (await incidents.list()).filter(isUnfinished);
  const lines = await Promise.all(list.map((incident) => renderLine(box, incident)));
  part(box, "lines").replaceChildren(...lines);
  box.hidden = lines.length === 0;
}

async function renderLine(box, incident) {
  const line = part(box, "line").content.firstElementChild.cloneNode(true);
  const isUntold = !incident.told && !reachedBy(incident);
  const isAlarming = cannotWait(incident) && isUntold;
  const reminds = isUntold && (await remind(incident));
  const isElsewhere = await isOpenElsewhere(incident.id);
  const day = reminds ? `on ${weekday(incident.started)}` : weekdayAndTime(incident.started);
  const when = part(line, "when");
  write(when, (reminds ? when.dataset.reminds : when.dataset.words).replace("{when}", day));
  part(line, "elsewhere").hidden = !isElsewhere;
  part(line, "ways").hidden = isElsewhere;
  const goOn = part(line, "go-on");
  goOn.href = incident.typed ? `/report#draft-${incident.id}` : (incident.at ?? "/steps/");
  goOn.addEventListener("click", () => incidents.enter(incident.id));
  askBeforeDiscarding(line, isAlarming, async () => {
    await incidents.discard(incident.id);
    tell();
    await show(box);
  });
  return line;
}

/** Discarding takes two presses; where nobody was reached the first asks whether anybody was. */
function askBeforeDiscarding(line, isAlarming, discard) {
  const turn = (asks) => {
    part(line, "ways").hidden = asks;
    part(line, "told").hidden = !(asks && isAlarming);
    part(line, "sure").hidden = !(asks && !isAlarming);
  };
  part(line, "discard").addEventListener("click", () => turn(true));
  for (const button of line.querySelectorAll("[data-discard]")) {
    const { discard: answer } = button.dataset;
    button.addEventListener("click", () => (answer === "yes" ? discard() : turn(false)));
  }
}

/** Whether this opening reminds of it: once after a day, and once after three. */
async function remind({ id, ...incident }) {
  const due = reminderDue(/** @type {Incident} */ (incident), Date.now());
  if (due) {
    reminding.add(id);
    await incidents.noteReminder(id, due);
  }
  return reminding.has(id);
}
