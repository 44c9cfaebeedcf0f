/** Chooses the incident that the form is about, fills the form from it, and saves what is typed. */

import { reference } from "../../../service_worker/phone/envelope.js";
import { isShared } from "../incident/shared.js";
import { incidents } from "../incident/this-phone.js";
import { isUnfinished } from "../incident/unfinished.js";
import { make, part, write } from "../page/dom.js";
import { beforeLeaving } from "../page/leaving.js";
import { dayAndTime, timeOrDay, weekdayAndTime } from "../page/times.js";
import * as drafts from "./drafts.js";
import { empty, fill, valuesOf } from "./fields.js";
import { endCalls, endsInForm, fillFromIncident, withCalls } from "./prefill.js";
import { rankOf } from "./rank.js";
import { nobodyReached } from "./reached.js";
import { answersFrom } from "./reading.js";

/** @import { Draft } from "./drafts.js" */
/** @import { Incident } from "../incident/incidents.js" */
/** @import { ReportPage } from "./report-form.js" */

// The most that is lost when a page dies in the middle of a word.
const PAUSE = 200;
// What a link to the form may ask for: #new, #draft-<id>, #amends-<id>, #tells-<id>.
const WISH = /^#(new|draft|amends|tells)-?([0-9a-f-]{36})?$/;
const FROM_PATH = /^\/report\/([0-9b-df-z]{5})$/;
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
 * The draft that the form goes on with, or a new one; fills the form from it. `path`, `ticks` and
 * `calls` are those of its incident.
 *
 * @param {Pick<ReportPage, "page" | "form" | "rules" | "saving">} report
 * @returns {Promise<Draft>}
 */
export async function beginDraft({ page, form, rules, saving }) {
  const wish = readWish(form);
  const open = await drafts.listOpen(saving);
  const incident = await findIncident(page, wish, open);
  incidents.enter(incident.id);
  const draft = fillFromIncident(rules, await drafts.readDraft(incident));
  if (incident.typed) empty(form);
  if (!isFilledByServer()) fill(form, draft.values ?? {});
  await introduce(page, draft, { incident, open });
  if (wish.kind === "new") history.replaceState(history.state, "", location.pathname);
  return draft;
}

/** The incident that the form goes on with; another, where another tab has the form of this one. */
async function findIncident(page, wish, open) {
  const here = await incidents.here();
  const isOfEntry = ({ id }) => id === history.state?.report;
  const fitting = open.find(isOfEntry) ?? open.find(fits(wish, here));
  if (fitting && (await drafts.claim(fitting.id))) return fitting;
  const known = fitting && fitting.id === here?.id ? { calls: here.calls, said: here.said } : {};
  return beginAnother(page, wish, known);
}

/** What the address, or the form as the server filled it, asks for. */
function readWish({ elements }) {
  const [, kind, id] = WISH.exec(location.hash) ?? [];
  const code = FROM_PATH.exec(location.pathname)?.[1] ?? elements.code?.value;
  const adds = kind === "amends" || kind === "tells";
  return { kind, id, code, amends: adds ? id : elements.amends?.value };
}

/**
 * Without a wish, the form is about the incident that this tab is on, if it led here: an outcome
 * never leads to a correction of what was saved before.
 *
 * @returns {(incident: Incident) => boolean}
 */
function fits({ kind, id, code, amends }, here) {
  if (kind === "new" || kind === "tells") return () => false;
  if (kind === "amends") return ({ amends }) => amends === id;
  if (kind === "draft") return (incident) => incident.id === id;
  const leadsHere = (incident) => incident.code === code && incident.amends === amends;
  return (incident) => incident.id === here?.id && (!code || leadsHere(incident));
}

async function beginAnother(page, { code, amends }, known) {
  const path = JSON.parse(page.dataset.path ?? "null") ?? (code && (await pathAt(code)));
  const since = amends ? await saidSinceSaved(amends) : known;
  const incident = incidents.make({ code, amends, path, ...since });
  await Promise.all([incidents.begin(incident), drafts.claim(incident.id)]);
  return incident;
}

/** What this tab has noted of a report since: calls, and that it is about the lead. */
async function saidSinceSaved(report) {
  const here = await incidents.here();
  const isOfIt = here?.state === "reported" && [here.id, here.amends].includes(report);
  return isOfIt ? { calls: here.calls, said: here.said } : {};
}

/** The path that the outcome's page carries, where this browser has noted none on the way. */
async function pathAt(code) {
  try {
    const page = await (await fetch(`/steps/${code}`)).text();
    return JSON.parse(/data-journey='([^']*)'/.exec(page)[1]);
  } catch {
    return undefined;
  }
}

/**
 * Save the draft while somebody types (throttled), and as the page is left; brings calls into it.
 *
 * @param {HTMLElement} page
 * @param {HTMLFormElement} form
 * @param {Draft} draft
 * @returns {{now: () => Promise<void>, stop: () => Promise<unknown>, restart: () => void}} `stop`
 *   resolves once nothing is being stored any more
 */
export function keepWhileTyping(page, form, draft) {
  const rules = JSON.parse(page.dataset.rules);
  let timer = null;
  let stopped = false;
  /** @type {Promise<boolean>} */
  let storing = Promise.resolve(true);

  async function now() {
    clearTimeout(timer);
    timer = null;
    if (stopped || page.dataset.typing === undefined) return;
    const typed = { ...draft, values: valuesOf(form) };
    const judged = judge(rules, typed, typed.values);
    const ends = endsInForm(typed);
    const { noted: agreed } = draft;
    const judgeAll = ({ calls }) => ({ ...judged, calls: endCalls(calls, ends, agreed) });
    draft.noted = typed.noted = { ...agreed, ...ends };
    storing = beforeLeaving(drafts.keepDraft(typed, judgeAll));
    const kept = await storing;
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
  const catchUp = () => bringIn(form, draft);
  document.addEventListener("incident-changed", catchUp);
  // Another tab of the same incident may have noted a call.
  addEventListener("focus", catchUp);
  const stop = () => {
    stopped = true;
    return storing;
  };
  return { now, stop, restart: () => (stopped = false) };
}

/** Its rank by all that the form says, and whether somebody was told by a call that only it names. */
function judge(rules, { path }, values) {
  const answers = answersFrom(rules, values);
  return { rank: rankOf(rules, path, answers), told: !nobodyReached(rules, path, answers) };
}

/** What was ticked, and said of calls, since the form was opened. */
async function bringIn(form, draft) {
  const incident = await incidents.read(draft.id);
  if (!incident || incident.state === "reported") return;
  const { ticks, calls } = incident;
  const before = valuesOf(form);
  const { values, noted } = withCalls({ ...draft, calls, values: before });
  Object.assign(draft, { ticks, calls, noted });
  if (JSON.stringify(values) === JSON.stringify(before)) return;
  fill(form, values);
  form.dispatchEvent(new Event("calls-changed"));
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Delete the incident that is open from this phone, and go home; where it cannot wait and nobody was
 * told, the first press asks whether somebody else was.
 *
 * @param {ReportPage} report
 */
export async function discard({ page, form, rules, draft, keeping }) {
  const { rank, told } = judge(rules, draft, valuesOf(form));
  const question = part(page, "somebody-told");
  if (rank === "now" && !told && question?.hidden) {
    question.hidden = false;
    return;
  }
  delete page.dataset.typing;
  await keeping.stop();
  await incidents.discard(draft.id);
  form.reset();
  location.replace("/");
}

async function introduce(page, draft, { incident, open }) {
  const others = (await isShared())
    ? []
    : open.filter((other) => other.id !== draft.id && isUnfinished(other));
  part(page, "from-path").hidden = !draft.path || Boolean(draft.amends);
  part(page, "amends").hidden = !draft.amends;
  if (draft.amends) write(part(page, "amended"), reference(draft.amends));
  part(page, "drafts").hidden = !incident.typed && !others.length;
  part(page, "kept-draft").hidden = !incident.typed;
  part(page, "start-new").href = `${FROM_PATH.exec(location.pathname)?.[0] ?? "/report"}#new`;
  write(part(page, "kept-since"), dayAndTime(draft.started));
  part(page, "others").hidden = !others.length;
  part(page, "other-drafts").replaceChildren(...(await Promise.all(others.map(renderOther))));
}

/** When, and never what; the form that another tab has open cannot be opened here. */
async function renderOther({ id, started, amends, typed, at }) {
  const what = amends ? `Correction of ${reference(amends)}` : "Unfinished";
  const words = `${what}, ${weekdayAndTime(started)}`;
  if (await drafts.isOpenElsewhere(id)) return make("li", "", `${words}: open in another tab`);
  const link = make("a", "govuk-link", "Go on");
  link.append(make("span", "govuk-visually-hidden", ` with ${words}`));
  link.href = typed ? `/report#draft-${id}` : (at ?? "/steps/");
  link.addEventListener("click", () => incidents.enter(id));
  return make("li", "", `${words}: `, link);
}
