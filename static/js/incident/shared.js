/** "This is a shared computer": nothing of an incident is shown to the next person. */

import { keepNote, readNote } from "../phone/notes.js";
import { incidents } from "./this-phone.js";

const NOTE = "shared";

/** @returns {Promise<boolean>} */
export const isShared = () => readNote(NOTE, false);

/**
 * @param {boolean} shared true also forgets what was typed about the incident that this tab is on
 */
export async function chooseShared(shared) {
  await keepNote(NOTE, shared);
  const here = shared && (await incidents.here());
  if (!here) return;
  await incidents.change(here.id, (incident) => ({ ...incident, shared }));
  await incidents.forgetDraft(here.id);
}

/** For the next person: forget the incident that this tab is on. */
export async function forgetHere() {
  const here = await incidents.here();
  if (here) await incidents.discard(here.id);
  incidents.leave();
}
