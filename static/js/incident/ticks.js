/** The steps of the incident that are ticked as done: their ids, encrypted, on this phone only. */

import { changeNote, forgetNote, readNote } from "../phone/notes.js";

const NOTE = "ticks";

/**
 * @param {string[]} [otherwise] where nothing is noted
 * @returns {Promise<string[]>}
 */
export const readTicks = (otherwise = []) => readNote(NOTE, otherwise);

/**
 * @param {string} step
 * @param {boolean} isDone
 * @returns {Promise<boolean>} whether this browser stored it
 */
export function tickStep(step, isDone) {
  return changeNote(NOTE, [], (ticks) => [
    ...ticks.filter((ticked) => ticked !== step),
    ...(isDone ? [step] : []),
  ]);
}

/** Forget every tick. */
export const forgetTicks = () => forgetNote(NOTE);
