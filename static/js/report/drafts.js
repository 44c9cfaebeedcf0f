/** Drafts: encrypted, on this phone only, one slot each, open in one tab at a time. */

import { forgetIncidentOf } from "../incident/journey.js";
import { changeNote, forgetNote, keepNote, readNote } from "../phone/notes.js";

/** @import { Path } from "../incident/journey.js" */

/**
 * A draft in the list: `started` is a time in ISO 8601, `code` that of the outcome it began at,
 * `amends` the id of the report it corrects, `journey` when the journey it belongs to was started.
 *
 * @typedef {{id: string, started: string, code?: string, amends?: string, journey?: string}} DraftEntry
 */
/** @typedef {Record<string, string[]>} Values the form's fields: {name: [what was typed, …]} */
/** @typedef {DraftEntry & {path: Path | null, ticks: string[], values?: Values}} Draft */

const INDEX = "drafts";
const slot = (draftId) => `draft/${draftId}`;

/**
 * The drafts on this phone, newest first.
 *
 * @returns {Promise<DraftEntry[]>}
 */
export async function listDrafts() {
  return (await readNote(INDEX, [])).reverse();
}

/**
 * @param {Draft} draft
 * @returns {Promise<boolean>} whether this browser stored it
 */
export async function keepDraft(draft) {
  const { id, started, code, amends, journey } = draft;
  const entry = { id, started, code, amends, journey };
  return (
    (await keepNote(slot(id), draft)) &&
    changeNote(INDEX, [], (list) => [...without(list, id), entry])
  );
}

/**
 * Claim and read the whole draft; null where it is gone, or open in another tab.
 *
 * @param {string} draftId
 * @returns {Promise<Draft | null>}
 */
export async function takeDraft(draftId) {
  return (await claim(draftId)) ? readNote(slot(draftId), null) : null;
}

/** @param {string} draftId */
export async function dropDraft(draftId) {
  await forgetNote(slot(draftId));
  await changeNote(INDEX, [], (list) => without(list, draftId));
}

/** Delete every draft on this phone. */
export async function dropAllDrafts() {
  for (const { id } of await listDrafts()) await dropDraft(id);
}

/**
 * The draft is a report now: delete it, and forget the incident it belongs to.
 *
 * @param {DraftEntry} draft
 */
export async function finishDraft(draft) {
  await Promise.all([dropDraft(draft.id), forgetIncidentOf(draft)]);
}

/**
 * The same on the unit's own page, which knows the draft by its id only.
 *
 * @param {string} draftId
 */
export async function finishDraftById(draftId) {
  const draft = (await listDrafts()).find(({ id }) => id === draftId);
  if (draft) await finishDraft(draft);
}

/**
 * The drafts left after deleting those that are reports already: a crash between saving and deleting
 * leaves one.
 *
 * @param {{wasSaved: (id: string) => Promise<boolean>}} saving
 * @returns {Promise<DraftEntry[]>}
 */
export async function dropSavedDrafts(saving) {
  for (const draft of await listDrafts()) {
    if (await saving.wasSaved(draft.id)) await finishDraft(draft);
  }
  return listDrafts();
}

const claimed = new Set();

/**
 * Lock a slot for this tab until the page closes. A browser without locks always succeeds.
 *
 * @param {string} draftId
 * @returns {Promise<boolean>} false where another tab has it
 */
export async function claim(draftId) {
  if (claimed.has(draftId) || !navigator.locks) return true;
  const isOurs = await new Promise((resolve) => {
    navigator.locks.request(slot(draftId), { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise(() => {});
    });
  });
  if (isOurs) claimed.add(draftId);
  return isOurs;
}

const without = (list, draftId) => list.filter(({ id }) => id !== draftId);
