/** The way through the questions: {started, code, path, danger, intent}, encrypted, on this phone only. */

import { changeNote, forget, noteOr } from "../phone/try-note.js";

const NOTE = "journey";

export const journey = () => noteOr(NOTE, {});

/** Add what a page tells: its code and path, or an answer that no address tells. */
export function addToJourney(what) {
  return changeNote(NOTE, {}, (kept) => ({ started: new Date().toISOString(), ...kept, ...what }));
}

/** Forget the answers, the ticks and the calls: the next incident starts with none of them. */
export function forgetJourney() {
  return Promise.all([NOTE, "ticks", "rung"].map(forget));
}

/** Forget the journey that a draft belongs to; another one, begun since, goes on. */
export async function forgetJourneyOf(draft) {
  if ((await journey()).started === draft.journey) await forgetJourney();
}

/** The path as a report carries it; null if this phone followed none to `code`. */
export async function pathTo(code) {
  const { code: followed, path, danger, intent } = await journey();
  if (!code || followed !== code) return null;
  return { danger, ...path, intent, code };
}
