/** On a shared computer: stores no draft, and clears a form that is left alone, after a warning. */

import { chooseShared, forgetHere, isShared } from "../incident/shared.js";
import { part } from "../page/dom.js";

/** @import { ReportPage } from "./report-form.js" */

const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "scroll"];
const WARN_AFTER = 90_000;
const CLEAR_AFTER = 30_000;

/**
 * Follow the choice "This is a shared computer", which this browser remembers.
 *
 * @param {ReportPage} report
 */
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
    await forgetHere();
    location.replace("/");
  };
  const follow = () => {
    if (box.checked) {
      keeping.stop();
      part(page, "drafts").hidden = true;
    } else keeping.restart();
    part(page, "draft-state").hidden = box.checked;
    wait();
  };

  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, wait, { passive: true });
  form.addEventListener("input", wait);
  box.addEventListener("change", async () => {
    if (box.checked) await keeping.stop();
    await chooseShared(box.checked);
    follow();
  });
  box.checked = await isShared();
  if (box.checked) follow();
}
