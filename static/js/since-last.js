/** The contents page of the guidance: shows once what changed since this phone last looked. */

import { showNews } from "./phone/last-look.js";
import { readNote, keepNote } from "./phone/notes.js";

// htmx may put the page into a document that has run this already.
document.addEventListener("htmx:after:swap", bind);
bind();

function bind() {
  /** @type {HTMLElement | null} */
  const box = document.querySelector("[data-since-last]");
  if (box) showNews(box, { readNote, keepNote });
}
