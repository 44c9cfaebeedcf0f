/** Drafts: encrypted, on this phone only, one slot each, open in one tab at a time. */

import { changeNote, forget, noteOr, tryToKeep } from "../phone/try-note.js";

const INDEX = "drafts";
const slot = (id) => `draft/${id}`;

/** The drafts there are, newest first: {id, started, code, amends, journey}. */
export async function listDrafts() {
  return (await noteOr(INDEX, [])).reverse();
}

/** Keep a draft. Resolves with whether this browser could. */
export async function keepDraft(draft) {
  const { id, started, code, amends, journey } = draft;
  const entry = { id, started, code, amends, journey };
  return (
    (await tryToKeep(slot(id), draft)) &&
    changeNote(INDEX, [], (list) => [...without(list, id), entry])
  );
}

/** The whole draft; null where it is gone, or another tab is typing in it. */
export async function takeDraft(id) {
  return (await isOurs(id)) ? noteOr(slot(id), null) : null;
}

export async function dropDraft(id) {
  await forget(slot(id));
  await changeNote(INDEX, [], (list) => without(list, id));
}

export async function dropAllDrafts() {
  for (const { id } of await listDrafts()) await dropDraft(id);
}

/** Held until this page closes. */
const held = new Set();

/** Claim a slot for this tab; true where the browser has no locks to ask. */
export async function isOurs(id) {
  if (held.has(id) || !navigator.locks) return true;
  const ours = await new Promise((resolve) => {
    navigator.locks.request(slot(id), { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock && new Promise(() => {});
    });
  });
  if (ours) held.add(id);
  return ours;
}

const without = (list, id) => list.filter((draft) => draft.id !== id);
