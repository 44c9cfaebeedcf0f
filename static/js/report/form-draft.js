/** Chooses the draft that the form goes on with, fills the form from it, and saves it as it is typed. */

import { reference } from "../../../service_worker/phone/envelope.js";
import { readJourney } from "../incident/journey.js";
import { make, part, write } from "../page/dom.js";
import { dayAndTime, timeOrDay } from "../page/times.js";
import { claim, dropDraft, dropSavedDrafts, keepDraft, takeDraft } from "./drafts.js";
import { empty, fill, valuesOf } from "./fields.js";
import { withPath, withWhatIsNew } from "./prefill.js";
import { newReportId } from "./save-report.js";

/** @import { Draft, DraftEntry } from "./drafts.js" */
/** @import { ReportPage } from "./report-form.js" */

// The most that is lost when a page dies in the middle of a word.
const PAUSE = 200;
// What a link to the form may ask for: #new, #draft-<id>, #amends-<id>.
const WISH = /^#(new|draft|amends)-?([0-9a-f-]{36})?$/;
const FROM_PATH = /^\/report\/([0-9a-z]{6})$/;
const FILLED_BY_SERVER = "/report/check";

const isFilledByServer = () => location.pathname === FILLED_BY_SERVER;

/**
 * Whether the address asks for another draft than the one that is open.
 *
 * @param {string} hash
 * @returns {boolean}
 */
export const isWish = (hash) => WISH.test(hash);

/**
 * The draft that the form goes on with, or a new one; fills the form from it.
 *
 * @param {Pick<ReportPage, "page" | "form" | "rules" | "saving">} report
 * @returns {Promise<Draft>}
 */
export async function beginDraft({ page, form, rules, saving }) {
  const wish = readWish(form);
  const drafts = await dropSavedDrafts(saving);
  const kept = await takeFitting(drafts, wish);
  const draft = kept ?? (await withPath(page, rules, makeDraft(wish)));
  await claim(draft.id);
  if (kept) empty(form);
  if (!isFilledByServer()) fill(form, draft.values ?? {});
  introduce(page, draft, { kept, others: drafts.filter((other) => other.id !== draft.id) });
  if (wish.kind === "new") history.replaceState(history.state, "", location.pathname);
  return draft;
}

/** What the address, or the form as the server filled it, asks for. */
function readWish({ elements }) {
  const [, kind, id] = WISH.exec(location.hash) ?? [];
  const code = FROM_PATH.exec(location.pathname)?.[1] ?? elements.code?.value;
  return { kind, id, code, amends: kind === "amends" ? id : elements.amends?.value };
}

/**
 * Save the draft while somebody types (throttled), and as the page is left.
 *
 * @param {HTMLElement} page
 * @param {HTMLFormElement} form
 * @param {Draft} draft
 * @returns {{now: () => Promise<void>, stop: () => void, restart: () => void}}
 */
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
  return { now, stop: () => (stopped = true), restart: () => (stopped = false) };
}

/**
 * Delete the draft that is open from this phone, and go home.
 *
 * @param {ReportPage} report
 */
export async function discard({ page, form, draft, keeping }) {
  keeping.stop();
  delete page.dataset.typing;
  await dropDraft(draft.id);
  form.reset();
  location.replace("/");
}

/**
 * A wish names its draft. A path has one for each journey that led to it, so that a second incident
 * does not overwrite the first. Otherwise the newest fits; a correction only on "#check".
 */
function fits({ kind, id, code }, started) {
  if (kind === "amends") return (draft) => draft.amends === id;
  if (kind === "draft") return (draft) => draft.id === id;
  if (code) return (draft) => draft.code === code && draft.journey === started;
  return (draft) => !draft.amends || location.hash !== "";
}

/** The newest draft that fits and is not open in another tab, or null. */
async function takeFitting(drafts, wish) {
  if (wish.kind === "new" || isFilledByServer()) return null;
  const { started } = await readJourney();
  for (const { id } of drafts.filter(fits(wish, started))) {
    const draft = await takeDraft(id);
    if (draft) return wish.code && !wish.kind ? withWhatIsNew(draft) : draft;
  }
  return null;
}

function makeDraft({ amends, code }) {
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
  part(page, "other-drafts").replaceChildren(...others.map(renderLink));
}

function renderLink({ id, started, amends }) {
  const what = amends ? `Correction of ${reference(amends)}` : "Draft";
  const link = make("a", "govuk-link", `${what} started ${dayAndTime(started)}`);
  link.href = `/report#draft-${id}`;
  link.setAttribute("data-hx-boost", "false");
  return make("li", "", link);
}
