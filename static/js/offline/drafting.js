/** Which draft the form goes on with, what fills it, and keeping it while somebody types. */

import { reference } from "../../../service_worker/envelope.js";
import { isOurs, keepDraft, listDrafts, takeDraft } from "./drafts.js";
import { fill, valuesOf } from "./fields.js";
import { pathTo } from "./journey.js";
import { dayAndTime, timeOrDay } from "./moments.js";
import { noteOr } from "./note.js";
import { make, part, write } from "./parts.js";
import { localTime, prefilled } from "./reading.js";
import { newReportId } from "./save-report.js";

// The most that is lost when a page dies in the middle of a word.
const PAUSE = 200;
// What a link to the form may ask for: #new, #draft-<id>, #amends-<id>.
const WISH = /^#(new|draft|amends)-?([0-9a-f-]{36})?$/;
const FROM_PATH = /^\/report\/([0-9a-z]{6})$/;

/** Whether the address asks for another draft than the one that is open. */
export const isWish = (hash) => WISH.test(hash);

/** The draft that the form goes on with, or a new one; the form is filled from it. */
export async function beginDraft(page, form, rules) {
  const [, wish, id] = WISH.exec(location.hash) ?? [];
  const amends = wish === "amends" ? id : undefined;
  const code = FROM_PATH.exec(location.pathname)?.[1];
  const drafts = await listDrafts();
  const kept = wish === "new" ? null : await firstToTake(drafts.filter(fits({ wish, id, code })));
  const draft = kept ?? (await newDraft(page, { amends, code }));
  await isOurs(draft.id);
  fill(form, draft.values ?? (await known(rules, draft)));
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

/** A wish names its draft, a path has one of its own; else the newest goes on. */
function fits({ wish, id, code }) {
  if (wish === "amends") return (draft) => draft.amends === id;
  if (wish === "draft") return (draft) => draft.id === id;
  return (draft) => !code || draft.code === code;
}

async function firstToTake(drafts) {
  for (const { id } of drafts) {
    const draft = await takeDraft(id);
    if (draft) return draft;
  }
  return null;
}

async function newDraft(page, { amends, code }) {
  const started = new Date().toISOString();
  const draft = { id: newReportId(), started, amends, code, path: null, ticks: [] };
  if (!code) return draft;
  const path = (await pathTo(code)) ?? JSON.parse(page.dataset.path ?? "null") ?? { code };
  return { ...draft, path, ticks: await noteOr("ticks", []) };
}

/** What the path and the calls noted on the way fill in. */
async function known(rules, { code, path }) {
  const calls = code ? Object.entries(await noteOr("rung", {})) : [];
  const rows = calls.flatMap(([who, at], number) => [
    [`rung-${number}-who`, [who]],
    [`rung-${number}-at`, [localTime(new Date(at))]],
  ]);
  return { ...(path ? prefilled(rules, path) : {}), ...Object.fromEntries(rows) };
}

function introduce(page, draft, { kept, others }) {
  part(page, "from-path").hidden = !draft.path;
  part(page, "amends").hidden = !draft.amends;
  if (draft.amends) write(part(page, "amended"), reference(draft.amends));
  part(page, "drafts").hidden = !kept && !others.length;
  part(page, "kept-draft").hidden = !kept;
  write(part(page, "kept-since"), dayAndTime(draft.started));
  part(page, "other-drafts").replaceChildren(...others.map(linkTo));
}

function linkTo({ id, started }) {
  const link = make("a", "govuk-link", `Draft started ${dayAndTime(started)}`);
  link.href = `/report#draft-${id}`;
  link.setAttribute("hx-boost", "false");
  return make("li", "", link);
}
