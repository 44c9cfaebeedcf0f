/** After a call: shows who knows, asks who rings whom, and turns the next call into the first act. */

import { toDial } from "../../../service_worker/phone/dialling.js";
import { SPOKE } from "../incident/calls.js";
import { closeToMatter } from "../incident/path.js";
import { askAgain, followHere, noteCall, tell } from "../incident/this-phone.js";
import { decideNext, serviceOf } from "../incident/who-rings.js";
import { make, part } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { readChoice } from "../phone/choices.js";
import { readLead } from "../phone/my-lead.js";
import { firstNameOf, renderButton, renderToHear } from "../report/to-hear.js";

export const attribute = "data-after-calls";

const LEADS = { "my-lead": "lead", "my-deputy": "deputy" };
const MISSED = {
  no_answer: "No answer {time}.",
  left_message: "Message left {time}. They have not heard it yet.",
  spoke_before: "Heard {time}, before this was known.",
};
const NINES = "emergency-999";
// One that is filled, and two beneath.
const MOST_CALLS = 3;

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
    const next = decideNext({ ...findFacts(page, incident), calls, close });
    // Nothing is redrawn under a finger, or where the focus is.
    const wanted = JSON.stringify([next, people, close]);
    if (wanted !== shown) show(page, next);
    shown = wanted;
    if (wantsFocus) findNextAct(outcome)?.focus();
    wantsFocus = false;
  });
}

/** What the page and the phone say of whom to ring. */
function findFacts({ section, people, close }, incident) {
  // Where it is about the lead, the page has no place for the lead's call.
  const canRing = (who) =>
    people &&
    agencyOf({ section }, who) &&
    toDial(people[LEADS[who]].phone) &&
    !close.includes(who);
  const rung = [...section.querySelectorAll("[data-whom]:has(a)")].map(
    ({ dataset }) => dataset.agency,
  );
  return {
    due: incident?.due ?? [],
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
  const people = peopleOf(page, knows);
  // One question at a time; what is promised stands beneath once all are answered.
  part(section, "asked").replaceChildren(
    ...ask.slice(0, 1).map((one) => renderToHear(one, { people, lead: knows.who, note })),
  );
  part(section, "about-deputy").hidden = rings[0] !== "my-deputy";
  const promised = ask.length ? [] : open.filter(({ by }) => by);
  part(section, "promised").replaceChildren(
    ...promised.map((one) => renderToHear(one, { people, note })),
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
  const back = renderButton("They rang me back", { who, name, result: SPOKE }, note);
  back.className = "app-link";
  return make("li", "", make("b", "", nameOf(page, call)), ` ${words} `, again, " ", back);
}

async function note(call) {
  await noteCall(call);
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
