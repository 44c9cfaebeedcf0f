/** The incidents of this phone, the one that this tab is on, and the calls that belong to none. */

import { concernsLead } from "../../../service_worker/phone/kept-people.js";
import { beforeLeaving } from "../page/leaving.js";
import { showInTurn } from "../page/turns.js";
import { changeNote, forgetNote, notebook, readNote } from "../phone/notes.js";
import { readFacts } from "../phone/report-facts.js";
import { PRESSED, withCall, withResult } from "./calls.js";
import { openIncidents } from "./incidents.js";

/** @import { Call } from "./calls.js" */
/** @import { Edit, Incident } from "./incidents.js" */

const MATTER = "matter";
const OUTSIDE = "calls";
const CHANGED = "incident-changed";
const ABOUT_LEAD = "data-shown-about-lead";
const DAY = 24 * 3_600_000;

/** Until the page is left where this browser has no session storage. */
const ofThisTab = findStorage();

function findStorage() {
  try {
    sessionStorage[MATTER] ??= "0";
    return sessionStorage;
  } catch {
    return { [MATTER]: "0" };
  }
}

/** Each entry of the history is of one matter, so that Back leads into the incident that it was of. */
const matter = () => history.state?.[MATTER] ?? ofThisTab[MATTER];

function turnTo(matter) {
  ofThisTab[MATTER] = matter;
  // Where nothing changes nothing is written: Back may be on its way already.
  if (!isAtHome() && history.state?.[MATTER] !== matter)
    history.replaceState({ ...history.state, [MATTER]: matter }, "");
}

const session = {
  get: () => ofThisTab[`incident-${matter()}`],
  set: (id) => (ofThisTab[`incident-${matter()}`] = id),
  leave: () => turnTo(String(Math.random())),
};

export const incidents = openIncidents({ notebook, session });

/** Home is neutral: whoever sees it learns nothing of an incident, and no call there belongs to one. */
export const isAtHome = () => location.pathname === "/";

const stay = () => turnTo(matter());
stay();
addEventListener("pageshow", stay);
addEventListener("hashchange", stay);

/**
 * The incident that this tab is on.
 *
 * @returns {Promise<Incident | null>}
 */
export const readHere = async () => (isAtHome() ? null : incidents.here());

/**
 * Whether any incident on this phone, or report that it keeps, is about the lead, while of the one that
 * a page is about it is not known who did it.
 *
 * @param {Incident | null} incident
 * @returns {Promise<boolean>}
 */
export async function mayBeAboutLead(incident) {
  const { path, amends, state } = incident ?? {};
  if (path || amends || state === "reported") return false;
  return [...(await incidents.list()), ...Object.values(await readFacts())].some(concernsLead);
}

/**
 * Change the incident that this tab is on, or start one; tells what follows it on this page.
 *
 * @param {Edit} edit
 * @returns {Promise<boolean>} whether this browser stored it
 */
export const changeHere = (edit) => beforeLeaving(incidents.changeHere(edit).finally(tell));

/**
 * Answers of the worker that no address carries: danger, intent, about_lead, deputy. They start a
 * new incident where the last one is a report already, or is added to one.
 *
 * @param {Record<string, string>} answers
 */
export async function say(answers) {
  const here = await readHere();
  if ((here?.state === "reported" || here?.amends) && answers.danger) incidents.leave();
  await changeHere((incident) => ({ ...incident, said: { ...incident.said, ...answers } }));
}

/**
 * Note a call with the incident that this page is about, or with none: what is a report already has
 * other calls only where somebody says so.
 *
 * @param {Call} call
 * @returns {Promise<unknown>} resolves once it is stored, or cannot be
 */
export async function noteCall(call) {
  const add = (incident) => ({ ...incident, calls: withCall(incident.calls, call) });
  const isAbout =
    /^\/(steps|report)(\/|$)/.test(location.pathname) || (await readHere())?.state === "open";
  if (isAbout && !isAtHome()) return changeHere(add);
  return changeNote(OUTSIDE, [], (calls) => withCall(calls, call)).finally(tell);
}

/**
 * Take back what was said of a call of this incident: it is asked again.
 *
 * @param {Call} call
 */
export async function askAgain({ id }) {
  await changeHere((incident) => ({ ...incident, calls: withResult(incident.calls, id, PRESSED) }));
  document.dispatchEvent(new Event("call-made"));
}

/**
 * The calls of the last day that belong to no incident.
 *
 * @returns {Promise<Call[]>}
 */
export async function readCallsOutside() {
  const calls = await readNote(OUTSIDE, []);
  const fresh = calls.filter(({ at }) => Date.now() - Date.parse(at) < DAY);
  if (calls.length && !fresh.length) await forgetNote(OUTSIDE);
  return fresh;
}

/**
 * @param {(calls: Call[]) => Call[]} edit
 * @returns {Promise<boolean>} whether this browser stored it
 */
export const changeCallsOutside = (edit) => changeNote(OUTSIDE, [], edit).finally(tell);

/** Tell what follows the incident on this page that it has changed. */
export function tell() {
  document.dispatchEvent(new Event(CHANGED));
}

/**
 * What this page shows is about the lead, whichever incident the tab is on: they are not offered.
 *
 * @param {HTMLElement} page
 * @param {boolean} aboutLead
 */
export function showAboutLead(page, aboutLead) {
  if (page.hasAttribute(ABOUT_LEAD) === aboutLead) return;
  page.toggleAttribute(ABOUT_LEAD, aboutLead);
  tell();
}

/** @returns {boolean} */
export const isShownAboutLead = () => document.querySelector(`[${ABOUT_LEAD}]`) !== null;

/**
 * Call `show(incident)` now and after each change.
 *
 * @param {Element} element
 * @param {(incident: Incident | null) => void | Promise<void>} show
 * @returns {Promise<void>} once it was shown for the first time
 */
export function followHere(element, show) {
  const update = showInTurn(async () => show(await readHere()));
  document.addEventListener(CHANGED, update);
  addEventListener("focus", update);
  addEventListener("pageshow", update);
  return update();
}
