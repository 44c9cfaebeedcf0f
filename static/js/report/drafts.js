/** Drafts: what was typed about an incident, encrypted, on this phone only, open in one tab at a time. */

import { pathOf } from "../incident/path.js";
import { incidents } from "../incident/this-phone.js";

/** @import { Call } from "../incident/calls.js" */
/** @import { Judge } from "../incident/draft-notes.js" */
/** @import { Incident } from "../incident/incidents.js" */
/** @import { Path } from "../incident/path.js" */
/** @import { Open } from "../incident/who-rings.js" */

/** @typedef {Record<string, string[]>} Values the form's fields: {name: [what was typed, …]} */
/**
 * `id` is that of the incident and of its report, `amends` that of the report it corrects, `from`
 * the path that `values` were filled in from, `due` who must hear by its outcome, `noted` how
 * the calls that have had a row had ended when form and incident last agreed.
 *
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} started in ISO 8601
 * @property {string} [code]
 * @property {string} [amends]
 * @property {Path | null} path
 * @property {string[]} ticks
 * @property {Call[]} calls
 * @property {Open[]} [due]
 * @property {Values} [values]
 * @property {Path | null} [from]
 * @property {Record<string, string>} [noted] by the call's id
 */

const slot = (id) => `draft/${id}`;

/**
 * The draft of an incident, with what was typed so far.
 *
 * @param {Incident} incident
 * @returns {Promise<Draft>}
 */
export async function readDraft(incident) {
  const { id, started, code, amends, ticks, calls, due } = incident;
  const { values, path, from = path, noted } = (await incidents.readDraft(id)) ?? {};
  const facts = { id, started, code, amends, ticks, calls, due };
  return { ...facts, path: pathOf(incident), values, from, noted };
}

/**
 * @param {Draft} draft
 * @param {Judge} judge by what was typed
 * @returns {Promise<boolean>} whether this browser stored it
 */
export function keepDraft({ values, from, noted, ...draft }, judge) {
  const { path, ...facts } = draft;
  return incidents.keepDraft(
    incidents.make({ ...facts, path: path ?? undefined }),
    { values, from, noted },
    judge,
  );
}

/**
 * The draft is a report now: delete it, and of its incident what is of no use any more.
 *
 * @param {{id: string}} draft
 * @param {string[]} [toDo] what the page "Saved" must say
 */
export const finishDraft = ({ id }, toDo) => incidents.finish(id, toDo);

/**
 * The same on the unit's own page.
 *
 * @param {string} id
 */
export const finishDraftById = (id) => incidents.finish(id);

/**
 * The open incidents, after finishing those that are reports already: a crash between saving and
 * finishing leaves one.
 *
 * @param {{wasSaved: (id: string) => Promise<boolean>}} saving
 * @returns {Promise<Incident[]>} newest first
 */
export async function listOpen(saving) {
  const open = (await incidents.list()).filter(({ state }) => state === "open");
  const saved = await Promise.all(open.map(({ id, typed }) => typed && saving.wasSaved(id)));
  await Promise.all(open.filter((_, number) => saved[number]).map((one) => finishDraft(one)));
  return open.filter((_, number) => !saved[number]);
}

const claimed = new Set();

/**
 * Lock a draft for this page until it is left. A browser without locks always succeeds.
 *
 * @param {string} id
 * @returns {Promise<boolean>} false where another tab has it
 */
export async function claim(id) {
  if (claimed.has(id) || !navigator.locks) return true;
  return new Promise((resolve) => {
    navigator.locks.request(slot(id), { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock && claimed.add(id) && new Promise(() => {});
    });
  });
}

/**
 * @param {string} id
 * @returns {Promise<boolean>} whether another tab has the form open for it
 */
export async function isOpenElsewhere(id) {
  const { held = [] } = (await navigator.locks?.query?.()) ?? {};
  return !claimed.has(id) && held.some(({ name }) => name === slot(id));
}
