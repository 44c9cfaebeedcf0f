/** A line for each who must still hear: "Police: Priya said they ring, not confirmed.", with what to do. */

import { makeCall } from "../incident/calls.js";
import { LEADS, RANG, RINGS } from "../incident/who-rings.js";
import { make } from "../page/dom.js";
import { readChoice } from "../phone/choices.js";
import { readLead } from "../phone/my-lead.js";

/** @import { People } from "../../../service_worker/phone/kept-people.js" */
/** @import { Call } from "../incident/calls.js" */
/** @import { Open } from "../incident/who-rings.js" */
/** @import { Standing } from "../phone/untold.js" */

/**
 * `lead`: who of them knows, and so may ring.
 *
 * @typedef {{people: People | null, lead?: string, note: (call: Call) => unknown}} Page
 */

const BY = { now: "now", day: "within 1 working day" };

const OTHER = ["Social care", "Social care", "social care"];
const WORDS = {
  "police-101": ["Police", "The police", "101"],
  lado: ["LADO", "The LADO", "the LADO"],
};

// A second tap of the same thumb, in milliseconds.
const TOO_SOON = 600;

/**
 * "Priya"; "Your lead" where no name is kept.
 *
 * @param {People | null} people
 * @param {string} who "my-lead" or "my-deputy"
 * @returns {string}
 */
export function firstNameOf(people, who) {
  const lead = who.slice("my-".length);
  return people?.[lead]?.name.split(" ")[0] || `Your ${lead}`;
}

/**
 * Shows whom somebody promised to ring; and once somebody was reached, who else must hear.
 *
 * @param {HTMLElement} list
 * @param {Standing} standing
 * @param {(call: Call) => unknown} note
 */
export async function showToHear(list, { open = [], told }, note) {
  const people = (await readChoice("alone")) ? null : await readLead();
  const lines = open.filter(({ by }) => by || told);
  const lead = LEADS.find((who) => who === told?.who);
  // Nothing is redrawn under a finger, or where the focus is.
  const wanted = JSON.stringify([lines, Boolean(people), lead]);
  if (list.dataset.shown === wanted) return;
  list.dataset.shown = wanted;
  list.replaceChildren(...lines.map((one) => renderToHear(one, { people, lead, note })));
}

/**
 * @param {Open} open
 * @param {Page} page
 * @returns {HTMLLIElement}
 */
export function renderToHear(open, page) {
  const words = WORDS[open.who] ?? OTHER;
  const render = open.by ? promised : asked;
  const [said, ...told] = render(open, words, page);
  const call = renderCall(open.who, words[2]);
  return make("li", "", said, make("p", "app-ask__answers", ...told, call));
}

/** @type {(open: Open, words: string[], page: Page) => (string | HTMLElement)[]} */
const promised = ({ who, by }, [service], { people, note }) => [
  `${service}: ${firstNameOf(people, by)} said they ring, not confirmed.`,
  renderButton("They have rung", { who, result: RANG, by }, note),
];

/** @type {(open: Open, words: string[], page: Page) => (string | HTMLElement)[]} */
function asked({ who, when }, [, subject], { people, lead, note }) {
  const question = make("b", "", `${subject} must hear ${BY[when]}. Who rings?`);
  question.tabIndex = -1;
  if (!lead) return [question];
  const words = `${firstNameOf(people, lead)} rings`;
  return [question, renderButton(words, { who, result: RINGS, by: lead }, note)];
}

/**
 * "Priya rings" may lie where it was just pressed about somebody else: that is one press.
 *
 * @param {string} words
 * @param {{who: string, name?: string, result: string, by?: string}} what
 * @param {(call: Call) => unknown} note
 * @returns {HTMLButtonElement}
 */
export function renderButton(words, what, note) {
  const button = make("button", "", words);
  const drawn = performance.now();
  button.type = "button";
  button.addEventListener("click", () => {
    if (what.result === RINGS && performance.now() - drawn < TOO_SOON) return;
    note(makeCall(what));
  });
  return button;
}

/** Rings the number of this page that is open; where it has none, says that one has rung. */
function renderCall(who, name) {
  /** @type {HTMLElement} */
  const link = document.querySelector(`#main a[data-call^="${who}"][href]`);
  const call = make(link ? "a" : "button", "", `I ring ${name}`);
  if (link) call.setAttribute("href", link.getAttribute("href"));
  else call.setAttribute("type", "button");
  Object.assign(call.dataset, { call: link?.dataset.call ?? who, callName: name });
  return call;
}
