/** A shared computer: no draft is kept, and a form that is left alone is cleared, after a warning. */

import { dropAllDrafts } from "./drafts.js";
import { forgetJourney } from "../incident/journey.js";
import { noteOr, tryToKeep } from "../phone/try-note.js";
import { part } from "../page/dom.js";

const NOTE = "shared";
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "scroll"];
const WARN_AFTER = 90_000;
const CLEAR_AFTER = 30_000;

/** Follow the choice "This is a shared computer", which this browser remembers. */
export async function watchSharedComputer({ page, form, keeping }) {
  const box = part(page, "shared");
  const warning = part(page, "idle");
  let timer = null;

  const wait = () => {
    clearTimeout(timer);
    warning.hidden = true;
    if (box.checked && page.dataset.typing !== undefined) timer = setTimeout(warn, WARN_AFTER);
  };
  const warn = () => {
    warning.hidden = false;
    timer = setTimeout(clear, CLEAR_AFTER);
  };
  const clear = async () => {
    form.reset();
    await forgetJourney();
    location.replace("/");
  };
  const choose = async () => {
    if (box.checked) {
      keeping.stop();
      await dropAllDrafts();
      part(page, "drafts").hidden = true;
    } else keeping.goOn();
    part(page, "draft-state").hidden = box.checked;
    wait();
  };

  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, wait, { passive: true });
  form.addEventListener("input", wait);
  box.addEventListener("change", () => {
    tryToKeep(NOTE, box.checked);
    choose();
  });
  box.checked = await noteOr(NOTE, false);
  if (box.checked) choose();
}
