/** After a call: shows who knows, asks who rings whom, and turns the next call into the first act. */

import { toDial } from "../../../service_worker/phone/dialling.js";
import { makeCall, SPOKE } from "../incident/calls.js";
import { closeToMatter } from "../incident/path.js";
import { askAgain, followHere, noteCall, tell } from "../incident/this-phone.js";
import { decideNext, RANG, RINGS, serviceOf } from "../incident/who-rings.js";
import { make, part } from "../page/dom.js";
import { firstNameOf, renderPromise } from "../page/promise-line.js";
import { timeOrDay } from "../page/times.js";
import { readChoice } from "../phone/choices.js";
import { readLead } from "../phone/my-lead.js";

export const attribute = "data-after-calls";

const LEADS = { "my-lead": "lead", "my-deputy": "deputy" };
const MISSED = {
  no_answer: "No answer {time}.",
  left_message: "Message left {time}. They have not heard it yet.",
};
const NINES = "emergency-999";
// A second tap of the same thumb, in milliseconds.
const TOO_SOON = 600;
// One that is filled, and two beneath.
const MOST_CALLS = 3;
const BY = { now: "now", day: "within 1 working day" };

/**
 * @param {HTMLElement} section
 * @returns {Promise<void>}
 */
export function bind(section) {
  const outcome = section.closest("[data-journey]");
  let wantsFocus = false;
  let shown = "";
  // Whoever has answered goes on from the act that follows, also by keyboard.
  document.addEventListener("call-answered", (event) => {
    event.preventDefault();
    wantsFocus = true;
    tell();
  });
  return followHere(section, async (incident) => {
    const people = (await readChoice("alone")) ? null : await readLead();
    const close = closeToMatter(incident);
    const page = { section, outcome, people, close };
    const calls = (incident?.calls ?? []).map((call) => ({
      ...call,
      former: isFormer(page, call),
    }));
    const next = decideNext({ ...findFacts(page), calls, close });
    // Nothing is redrawn under a finger, or where the focus is.
    const wanted = JSON.stringify([next, people, close]);
    if (wanted !== shown) show(page, next);
    shown = wanted;
    if (wantsFocus) findNextAct(outcome)?.focus();
    wantsFocus = false;
  });
}

/** What the page and the phone say of whom to ring. */
function findFacts({ section, outcome, people, close }) {
  const due = [...outcome.querySelectorAll("[data-due], [data-due-alone]")].map(({ dataset }) => ({
    who: dataset.hear,
    when: (document.documentElement.matches(".alone") && dataset.dueAlone) || dataset.due,
  }));
  // Where it is about the lead, the page has no place for the lead's call.
  const canRing = (who) =>
    people &&
    agencyOf({ section }, who) &&
    toDial(people[LEADS[who]].phone) &&
    !close.includes(who);
  const rung = [...section.querySelectorAll("[data-subject]:has(a)")].map(
    ({ dataset }) => dataset.agency,
  );
  return {
    due: due.filter(({ when }) => when),
    reached: section.dataset.reached.split(" "),
    kept: Object.keys(LEADS).filter(canRing),
    services: rung.filter((who) => who !== "lado"),
  };
}

function show(page, next) {
  const { section, outcome } = page;
  section.hidden = !next;
  outcome.classList.toggle("app-outcome--after", Boolean(next));
  outcome.classList.add("app-outcome--told");
  const { knows, spoke, missed = [], ask = [], open = [], rings = [], records } = next ?? {};
  showHeard(page, knows, spoke);
  part(section, "missed").replaceChildren(...missed.map((call) => renderMissed(page, call)));
  // One question at a time; what is promised stands beneath once all are answered.
  part(section, "asked").replaceChildren(
    ...ask.slice(0, 1).map((one) => renderAsked(page, one, knows)),
  );
  part(section, "about-deputy").hidden = rings[0] !== "my-deputy";
  const promised = ask.length ? [] : open.filter(({ by }) => by);
  part(section, "promised").replaceChildren(
    ...promised.map((one) =>
      renderPromise(one, peopleOf(page, knows), () => note({ who: one.who, result: RANG })),
    ),
  );
  showRings(page, rings);
  showRecord(page, Boolean(records));
}

/** What was said of a call can be taken back: whoever pressed the wrong answer is asked again. */
function showHeard(page, knows, spoke) {
  const heard = part(page.section, "heard");
  const words = heardInWords(page, knows, spoke);
  const again = make("button", "app-link", "Not so?");
  again.type = "button";
  again.addEventListener("click", () => askAgain(knows ?? spoke));
  heard.replaceChildren(...(words ? [words, " ", again] : []));
}

function heardInWords(page, knows, spoke) {
  if (knows) return `${nameOf(page, knows)} knows since ${timeOrDay(knows.at)}.`;
  const whom = spoke && (agencyOf(page, spoke.who)?.dataset.whom ?? spoke.name);
  return spoke ? `You spoke to ${spoke.who === NINES ? "999" : whom}, ${timeOrDay(spoke.at)}.` : "";
}

function renderMissed(page, call) {
  const { who, name, result } = call;
  const words = MISSED[result].replace("{time}", timeOrDay(call.at));
  const again = call.former ? "" : renderLink(page, who, "Ring again");
  const back = renderButton("They rang me back", { who, name, result: SPOKE });
  back.className = "app-link";
  return make("li", "", make("b", "", nameOf(page, call)), ` ${words} `, again, " ", back);
}

function renderAsked(page, { who, when }, knows) {
  const { name } = knows;
  const { subject, object } = agencyOf(page, who)?.dataset ?? {};
  const question = make("p", "", `${subject} must hear ${BY[when]}. Who rings?`);
  question.tabIndex = -1;
  const rings = renderButton(`${nameOf(page, knows)} rings`, { who, name, result: RINGS });
  const answers = [rings, renderLink(page, who, `I ring ${object}`)];
  return make("div", "", question, make("p", "app-ask__answers", ...answers));
}

/** "Priya rings" may lie where it was just pressed about somebody else: that is one press. */
function renderButton(words, call) {
  const button = make("button", "", words);
  const drawn = performance.now();
  button.type = "button";
  button.addEventListener("click", () => {
    if (call.result !== RINGS || performance.now() - drawn > TOO_SOON) note(call);
  });
  return button;
}

async function note(call) {
  await noteCall(makeCall(call));
  document.dispatchEvent(new Event("call-answered", { cancelable: true }));
}

/** Rings the number that the page offers for a contact; where it has none, says that one has rung. */
function renderLink(page, who, words) {
  const { address, call = who } = findNumber(page, who);
  const link = make(address ? "a" : "button", "", words);
  if (address) link.setAttribute("href", address);
  else link.setAttribute("type", "button");
  Object.assign(link.dataset, { call, callName: nameOf(page, { who }) });
  return link;
}

function findNumber({ section, people }, who) {
  const person = people?.[LEADS[who]];
  if (person) return { address: toDial(person.phone) };
  if (who === NINES) return { address: "tel:999" };
  const link = shownCall(agencyOf({ section }, who));
  return { address: link?.getAttribute("href"), call: link?.dataset.call };
}

function nameOf(page, { who, name = "" }) {
  if (LEADS[who]) return firstNameOf(peopleOf(page, { who, name }), who);
  if (who === NINES) return "999";
  return agencyOf(page, who)?.dataset.name ?? name;
}

/** The people of this phone; whoever was rung is called as they were then. */
const peopleOf = ({ people }, { who, name } = { who: "", name: "" }) =>
  LEADS[who] && name ? { ...people, [LEADS[who]]: { name } } : people;

/** Whether the phone keeps somebody else as lead or deputy than when this call was made. */
const isFormer = ({ people }, { who, name }) =>
  Boolean(people && name && LEADS[who]) && !people[LEADS[who]].name.startsWith(name);

const agencyOf = ({ section }, who) => section.querySelector(`[data-agency="${serviceOf(who)}"]`);

/** Of several numbers the first is the one that is open (open-first.js). */
const shownCall = (item) => item?.querySelector(".app-call");

function showRings({ section, outcome }, rings) {
  const list = part(section, "rings");
  const first = rings.slice(0, MOST_CALLS).map((who) => agencyOf({ section }, who));
  list.prepend(...first);
  for (const item of list.children) {
    item.hidden = !first.includes(item);
    shownCall(item)?.classList.toggle("app-call--lead", item === first[0]);
  }
  const isToday = outcome.dataset.rank === "today" && !(rings[0] in LEADS);
  part(section, "today").hidden = !(isToday && rings.length);
}

/** What is recorded last of all comes first once nobody else must hear now. */
function showRecord({ section, outcome }, comesFirst) {
  const recording = part(outcome, "recording");
  part(recording, "record").classList.toggle("app-next--quiet", !comesFirst);
  if (comesFirst) part(section, "records").append(recording);
  else if (section.contains(recording)) outcome.querySelector(".app-rows").after(recording);
}

function findNextAct(outcome) {
  const acts = [
    "[data-part=asked] [tabindex]",
    ".app-call--lead",
    "[data-part=records] a",
    ".app-call",
  ];
  const found = acts.flatMap((act) => [...outcome.querySelectorAll(act)]);
  return found.find((act) => act.checkVisibility());
}
