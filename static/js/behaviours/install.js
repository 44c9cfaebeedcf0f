/** Suggests the home screen on Home, once, at a good moment. Opens the browser's prompt if it has one. */

import { isShared } from "../incident/shared.js";
import { incidents } from "../incident/this-phone.js";
import { isUnfinished } from "../incident/unfinished.js";
import { dayOf } from "../page/times.js";
import { isGoodMoment } from "../phone/invitation.js";
import { keepNote, readNote } from "../phone/notes.js";
import { listReports } from "../phone/state.js";

export const attribute = "data-install";

const NOTE = "invited";

/** The browser's own prompt, put off until it is asked for. */
let prompter = null;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  prompter = event;
});

/** @param {HTMLElement} hint */
export function bind(hint) {
  const finish = () => {
    hint.hidden = true;
    keepNote(NOTE, true);
  };
  // Gone from the page once it is kept: whoever leaves then is not asked again.
  const refuse = async () => {
    await keepNote(NOTE, true);
    hint.hidden = true;
  };
  hint.querySelector("button").addEventListener("click", refuse);
  hint.querySelector("a").addEventListener("click", (event) => {
    if (prompter) {
      event.preventDefault();
      prompter.prompt();
    }
    finish();
  });
  const show = async () => {
    hint.hidden = !(await mayInvite());
  };
  document.addEventListener("chosen", show);
  show();
}

async function mayInvite() {
  const { standalone } = /** @type {Navigator & {standalone?: boolean}} */ (navigator);
  if (matchMedia("(display-mode: standalone)").matches || standalone) return false;
  if (await isShared()) return false;
  const [answer, today] = [await readNote(NOTE, false), dayOf(new Date())];
  if (!answer) await keepNote(NOTE, today);
  const isBusy = (await incidents.list()).some(isUnfinished);
  const hasSaved = (await listReports()).length > 0;
  return isGoodMoment({ answer, today, hasSaved, isBusy });
}
