/** Which draft the form goes on with, what fills it, and keeping it while somebody types. */

import { reference } from "../../../service_worker/phone/envelope.js";
import { dropDraft, isOurs, keepDraft, listDrafts, takeDraft } from "./drafts.js";
import { empty, fill, valuesOf } from "./fields.js";
import { forgetJourneyOf, journey } from "../incident/journey.js";
import { withPath, withWhatIsNew } from "./prefill.js";
import { dayAndTime, timeOrDay } from "../page/times.js";
import { make, part, write } from "../page/dom.js";
import { newReportId, wasSaved } from "./save-report.js";

// The most that is lost when a page dies in the middle of a word.
const PAUSE = 200;
// What a link to the form may ask for: #new, #draft-<id>, #amends-<id>.
const WISH = /^#(new|draft|amends)-?([0-9a-f-]{36})?$/;
const FROM_PATH = /^\/report\/([0-9a-z]{6})$/;
const FILLED_BY_SERVER = "/report/check";

/** Whether the address asks for another draft than the one that is open. */
export const isWish = (hash) => WISH.test(hash);

/** The draft that the form goes on with, or a new one; the form is filled from it. */
export async function beginDraft(page, form, rules) {
  const [, wish, id] = WISH.exec(location.hash) ?? [];
  const isFilled = location.pathname === FILLED_BY_SERVER;
  const code = FROM_PATH.exec(location.pathname)?.[1] ?? form.elements.code?.value;
  const amends = wish === "amends" ? id : form.elements.amends?.value;
  const drafts = await unsavedDrafts();
  const fitting = drafts.filter(fits({ wish, id, code, started: (await journey()).started }));
  const isNew = wish === "new" || isFilled;
  const kept = isNew ? null : await firstToTake(fitting);
  const draft = kept
    ? await (code && !wish ? withWhatIsNew(kept) : kept)
    : await withPath(page, rules, newDraft({ amends, code }));
  await isOurs(draft.id);
  if (kept) empty(form);
  if (!isFilled) fill(form, draft.values ?? {});
  introduce(page, draft, { kept, others: drafts.filter((other) => other.id !== draft.id) });
  if (wish === "new") history.replaceState(history.state, "", location.pathname);
  return draft;
}

/** Keep the draft while somebody types, and as the page is left. */
export function keepWhileTyping(page, form, draft) {
  let timer = null;
  let stopped = false;

  async function now() {
    clearTimeout(timer);
    timer = null;
    if (stopped || page.dataset.typing === undefined) return;
    const kept = await keepDraft({ ...draft, values: valuesOf(form) });
    const line = part(page, "draft-state");
    write(line, kept ? `Draft kept on this phone, ${timeOrDay(new Date())}.` : line.dataset.cannot);
  }

  form.addEventListener("input", () => {
    page.dataset.typing = "";
    timer ??= setTimeout(now, PAUSE);
  });
  form.addEventListener("change", now);
  document.addEventListener("visibilitychange", now);
  addEventListener("pagehide", now);
  return { now, stop: () => (stopped = true), goOn: () => (stopped = false) };
}

/** What was drafted is a report now: forget the draft, and the journey it belongs to. */
export function letGo(draft) {
  return Promise.all([dropDraft(draft.id), forgetJourneyOf(draft)]);
}

/** The same on the unit's own page, which knows the draft by its id only. */
export async function letGoById(id) {
  const draft = (await listDrafts()).find((kept) => kept.id === id);
  if (draft) await letGo(draft);
}

/** Delete what was typed from this phone, and go home. */
export async function discard({ page, form, draft, keeping }) {
  keeping.stop();
  delete page.dataset.typing;
  await dropDraft(draft.id);
  form.reset();
  location.replace("/");
}

/**
 * A wish names its draft. A path has one for each time it is followed, so that a second incident
 * is not written over the first. Else the newest goes on; a correction only where it is checked.
 */
function fits({ wish, id, code, started }) {
  if (wish === "amends") return (draft) => draft.amends === id;
  if (wish === "draft") return (draft) => draft.id === id;
  if (code) return (draft) => draft.code === code && draft.journey === started;
  return (draft) => !draft.amends || location.hash !== "";
}

/** A crash between saving and forgetting leaves a draft that is a report already: it goes. */
async function unsavedDrafts() {
  for (const draft of await listDrafts()) if (await wasSaved(draft.id)) await letGo(draft);
  return listDrafts();
}

async function firstToTake(drafts) {
  for (const { id } of drafts) {
    const draft = await takeDraft(id);
    if (draft) return draft;
  }
  return null;
}

function newDraft({ amends, code }) {
  const started = new Date().toISOString();
  return { id: newReportId(), started, amends, code, path: null, ticks: [] };
}

function introduce(page, draft, { kept, others }) {
  part(page, "from-path").hidden = !draft.path;
  part(page, "amends").hidden = !draft.amends;
  if (draft.amends) write(part(page, "amended"), reference(draft.amends));
  part(page, "drafts").hidden = !kept && !others.length;
  part(page, "kept-draft").hidden = !kept;
  part(page, "start-new").href = `${FROM_PATH.exec(location.pathname)?.[0] ?? "/report"}#new`;
  write(part(page, "kept-since"), dayAndTime(draft.started));
  part(page, "others").hidden = !others.length;
  part(page, "other-drafts").replaceChildren(...others.map(linkTo));
}

function linkTo({ id, started, amends }) {
  const what = amends ? `Correction of ${reference(amends)}` : "Draft";
  const link = make("a", "govuk-link", `${what} started ${dayAndTime(started)}`);
  link.href = `/report#draft-${id}`;
  link.setAttribute("data-hx-boost", "false");
  return make("li", "", link);
}
