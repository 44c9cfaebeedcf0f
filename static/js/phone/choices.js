/**
 * What was chosen once for this device: shared, alone (no lead above), cannot-ring.
 *
 * A choice that holds is a class of the page, so that the style sheet shows what belongs to it.
 */

import { keepNote, readNote } from "./notes.js";

const CLASSES = ["alone", "cannot-ring"];

/** A device without a touch screen is a computer; it may have a telephone program all the same. */
const DEFAULTS = { "cannot-ring": () => !matchMedia("(any-pointer: coarse)").matches };

/**
 * @param {string} name
 * @returns {Promise<boolean>}
 */
export const readChoice = async (name) =>
  (await readNote(name, null)) ?? DEFAULTS[name]?.() ?? false;

/**
 * @param {string} name
 * @param {boolean} isOn
 */
export async function choose(name, isOn) {
  show(name, isOn);
  await keepNote(name, isOn);
}

/**
 * Show on this page what was chosen.
 *
 * @returns {Promise<unknown>}
 */
export function showChoices() {
  return Promise.all(CLASSES.map(async (name) => show(name, await readChoice(name))));
}

function show(name, isOn) {
  if (CLASSES.includes(name)) document.documentElement.classList.toggle(name, isOn);
}
