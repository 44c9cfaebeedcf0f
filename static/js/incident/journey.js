/** The way through the questions to an outcome, encrypted, on this phone only. */

import { changeNote, forgetNote, readNote } from "../phone/notes.js";
import { forgetCalls } from "./calls.js";
import { forgetTicks } from "./ticks.js";

/**
 * `started` is a time in ISO 8601, `code` that of the outcome, `path` the answers that led there,
 * `danger` and `intent` answers that no address carries.
 *
 * @typedef {{started?: string, code?: string, path?: object, danger?: string, intent?: string}} Journey
 */
/** @typedef {Record<string, any> & {code: string}} Path */

const NOTE = "journey";

/** @returns {Promise<Journey>} */
export const readJourney = () => readNote(NOTE, {});

/**
 * Add what a page knows: its code and path, or an answer that no address carries.
 *
 * @param {Journey} facts
 * @returns {Promise<boolean>} whether this browser stored it
 */
export function addToJourney(facts) {
  return changeNote(NOTE, {}, (noted) => ({
    started: new Date().toISOString(),
    ...noted,
    ...facts,
  }));
}

/** Forget journey, ticks and calls: the next incident starts with none of them. */
export async function forgetIncident() {
  await Promise.all([forgetNote(NOTE), forgetTicks(), forgetCalls()]);
}

/**
 * Forget the incident that a draft belongs to; one that was started since is left alone.
 *
 * @param {{journey?: string}} draft
 */
export async function forgetIncidentOf(draft) {
  if ((await readJourney()).started === draft.journey) await forgetIncident();
}

/**
 * The path as a report carries it; null if this phone followed none to `code`.
 *
 * @param {string | undefined} code
 * @returns {Promise<Path | null>}
 */
export async function pathTo(code) {
  const { code: followed, path, danger, intent } = await readJourney();
  if (!code || followed !== code) return null;
  return { danger, ...path, intent, code };
}
