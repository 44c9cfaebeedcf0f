/** The contents page of the guidance: shows once what changed since this phone last looked. */

import { showNews } from "../phone/last-look.js";
import { keepNote, readNote } from "../phone/notes.js";

export const attribute = "data-since-last";

/** @param {HTMLElement} box */
export const bind = (box) => showNews(box, { readNote, keepNote });
