/** The worker's own details, by the form's fields: kept by wish, encrypted, on this phone only. */

import { forgetNote, keepNote, readNote } from "./notes.js";

/** @typedef {Record<string, string[]>} OwnDetails */

const NOTE = "own-details";

/** @returns {Promise<OwnDetails | null>} null where none are kept */
export const readOwnDetails = () => readNote(NOTE, null);

/**
 * @param {OwnDetails} details
 * @returns {Promise<boolean>} whether this browser stored them
 */
export const keepOwnDetails = (details) => keepNote(NOTE, details);

/** Delete them from this phone. */
export const forgetOwnDetails = () => forgetNote(NOTE);
