/** "This is a shared computer": nothing of an incident is shown to the next person. */

import { incidents } from "./this-phone.js";
import { keepNote, readNote } from "../phone/notes.js";

const NOTE = "shared";

/** @returns {Promise<boolean>} */
export const isShared = () => readNote(NOTE, false);

/**
 * @param {boolean} shared true also forgets every unfinished incident but this tab's
 */
export async function chooseShared(shared) {
  await keepNote(NOTE, shared);
  if (!shared) return;
  const here = await incidents.here();
  const others = (await incidents.list()).filter(({ id }) => id !== here?.id);
  await Promise.all(others.map(({ id }) => incidents.discard(id)));
  if (here) await incidents.forgetDraft(here.id);
}

/** The next person begins anew: forget the incident that this tab is on. */
export async function forgetHere() {
  const here = await incidents.here();
  if (here) await incidents.discard(here.id);
  incidents.leave();
}
