/** The calls made about the incident, as {who: time in ISO 8601}, encrypted, on this phone only. */

import { changeNote, forgetNote, readNote } from "../phone/notes.js";

const NOTE = "rung";

/** @returns {Promise<Record<string, string | undefined>>} */
export const readCalls = () => readNote(NOTE, {});

/**
 * @param {string} who
 * @param {string | undefined} at undefined takes the call back
 * @returns {Promise<boolean>} whether this browser stored it
 */
export function noteCall(who, at) {
  return changeNote(NOTE, {}, (calls) => ({ ...calls, [who]: at }));
}

/** Forget every call. */
export const forgetCalls = () => forgetNote(NOTE);
