/** After a call: one question at a time, "Did you speak?", and "About which?" of a call outside. */

import { callsMade, PRESSED, withResult } from "../incident/calls.js";
import { isShared } from "../incident/shared.js";
import {
  changeCallsOutside,
  incidents,
  isAtHome,
  readCallsOutside,
  readHere,
  tell,
} from "../incident/this-phone.js";
import { callsToShow } from "../incident/path.js";
import { make, part, write } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { showInTurn } from "../page/turns.js";
import { readFacts } from "../phone/report-facts.js";
import { listReports } from "../phone/state.js";
import { findUntold } from "../phone/untold.js";
import { noteCallSince, noteSinceSaved } from "../report/since-saved.js";

/** @import { Call } from "../incident/calls.js" */

export const attribute = "data-did-you-speak";

// Where pressing opened no dialler, nobody comes back from one.
const ASK_AFTER = 20_000;

/**
 * `matters`: what a call outside may be about, each an incident with its words.
 *
 * @typedef {{call: Call, kind: "speak" | "about", incidentId?: string,
 * matters?: {id: string, words: string}[]}} Question
 */

/** @param {HTMLElement} sheet */
export function bind(sheet) {
  /** @type {Question | undefined} */
  let asked;
  const ask = showInTurn(async () => {
    const before = sheet.hidden ? undefined : asked;
    asked = await findQuestion();
    if (!asked || document.querySelector("[data-for-the-child]")) {
      sheet.hidden = true;
    } else if (before?.call.id !== asked.call.id || before.kind !== asked.kind) {
      show(sheet, asked);
    }
  });
  /** Who sees the question go may go too: it stays until the answer is kept. */
  const answer = async (act) => {
    if (sheet.hasAttribute("aria-busy")) return;
    sheet.setAttribute("aria-busy", "true");
    const { who } = asked.call;
    await act(asked).finally(() => sheet.removeAttribute("aria-busy"));
    await ask();
    if (sheet.hidden) goOn(who);
  };
  sheet.addEventListener("click", ({ target }) => {
    const { result, about } = /** @type {Element} */ (target).closest("button")?.dataset ?? {};
    if (result) answer((question) => settle(question, result));
    else if (about !== undefined) answer((question) => claim(question, about));
  });
  document.addEventListener("visibilitychange", () => !document.hidden && ask());
  document.addEventListener("call-pressed", () => setTimeout(ask, ASK_AFTER));
  document.addEventListener("call-made", ask);
  for (const happening of ["focus", "pageshow"]) addEventListener(happening, ask);
  ask();
}

/** Where a page has no next act of its own, one goes on from the call that was pressed. */
function goOn(who) {
  const isOurs = document.dispatchEvent(new Event("call-answered", { cancelable: true }));
  if (!isOurs) return;
  /** @type {NodeListOf<HTMLElement>} */
  const calls = document.querySelectorAll(`a[data-call="${who}"]`);
  const call = [...calls].find((link) => link.checkVisibility());
  (call ?? document.getElementById("main")).focus({ preventScroll: true });
}

/**
 * The oldest call of which nobody has said how it ended; then one outside that may be about this.
 *
 * @returns {Promise<Question | undefined>}
 */
async function findQuestion() {
  const outside = await readCallsOutside();
  const pressed = [...(await findPressed()), ...outside.map((call) => ({ call }))]
    .filter(({ call }) => call.result === PRESSED)
    .sort((one, other) => (one.call.at < other.call.at ? -1 : 1));
  if (pressed.length) return { ...pressed[0], kind: "speak" };
  const [call] = callsMade(outside);
  const matters = call ? await findMatters() : [];
  return matters.length ? { call, kind: "about", matters } : undefined;
}

/** What is open here, and the reports about which nobody was reached; those not on a shared computer. */
async function findMatters() {
  const here = await readHere();
  const open = here?.state === "open" ? [{ id: here.id, words: "this" }] : [];
  if (await isShared()) return open;
  const untold = findUntold(await listReports(), await readFacts());
  const words = ({ savedAt, reference }) => `the report of ${timeOrDay(savedAt)}, ${reference}`;
  return [...open, ...untold.map((report) => ({ id: report.id, words: words(report) }))];
}

/** On a shared computer only this tab's, and none at Home, where the next person begins. */
async function findPressed() {
  const here = await incidents.here();
  const mine = here && !isAtHome() ? [here] : [];
  const all = (await isShared()) ? mine : await incidents.list();
  return all.flatMap((one) => callsToShow(one).map((call) => ({ call, incidentId: one.id })));
}

/** The question is read out once: as where the focus is, or to somebody who types as a message. */
function show(sheet, question) {
  const isTyping = document.activeElement?.matches("input, select, textarea");
  if (isTyping) sheet.setAttribute("role", "status");
  else sheet.removeAttribute("role");
  writeQuestion(sheet, question);
  sheet.hidden = false;
  if (!isTyping) sheet.focus();
}

function writeQuestion(sheet, { call, kind, matters = [] }) {
  sheet.setAttribute("aria-labelledby", kind);
  for (const name of ["speak", "about"]) part(sheet, name).hidden = name !== kind;
  const line = part(part(sheet, kind), "call");
  const [only, other] = matters;
  const words = line.dataset.words
    .replace("{time}", timeOrDay(call.at))
    .replace("{which}", only && !other ? only.words : "which");
  write(
    line,
    words.replace("{name}", () => call.name || line.dataset.somebody),
  );
  const answers = matters.map(({ id, words }) =>
    renderAnswer(other ? `About ${words}` : "Yes", id),
  );
  part(sheet, "matters").replaceChildren(...answers, renderAnswer(other ? "Another matter" : "No"));
}

function renderAnswer(words, id = "") {
  const button = make("button", "", words);
  button.type = "button";
  button.dataset.about = id;
  return button;
}

async function settle({ call, incidentId }, result) {
  if (!incidentId) return changeCallsOutside((calls) => withResult(calls, call.id, result));
  await incidents.change(incidentId, (incident) => ({
    ...incident,
    calls: withResult(incident.calls, call.id, result),
  }));
  await noteSinceSaved(incidentId);
  tell();
}

/** Moves the call to what it was about; after any answer it is offered no more. */
async function claim({ call }, id) {
  if (id) await noteCallSince(id, call);
  await changeCallsOutside((calls) => calls.filter(({ id }) => id !== call.id));
}
