/**
 * What chips do: a press on a chosen one takes it back, and a day or a word stands for what is typed.
 * Another answer takes “Not known” back, which the path may have filled in.
 */

import { dayOf } from "../page/times.js";

/** @import { Rules } from "./validation.js" */

const DAYS_AGO = { today: 0, yesterday: 1 };
const DAY = 24 * 60 * 60_000;

/**
 * Listen to the chips of the form, and settle those of a draft that is some days old.
 *
 * @param {HTMLFormElement} form
 * @param {Rules} rules
 */
export function listenToChips(form, { alone }) {
  const day = form.elements.namedItem("incident_date");
  const ages = form.elements.namedItem("ages");
  if (!(day instanceof HTMLInputElement) || !(ages instanceof HTMLInputElement)) return;
  settleDay(form, day);
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "incident_date_is") writeDay(target, day);
    if (target.name === "ages_are") ages.value = "";
    const word = alone[target.name];
    if (word && target.checked && target.value !== word) {
      uncheck(form.querySelector(`[name="${target.name}"][value="${word}"]`));
    }
  });
  ages.addEventListener("input", () => {
    for (const word of form.querySelectorAll('[name="ages_are"]')) uncheck(word);
  });
  for (const radio of form.querySelectorAll('.app-chips [type="radio"]')) {
    takeBackOnPress(form, radio);
  }
}

/** "Today" of yesterday is another day. */
function settleDay(form, day) {
  const chosen = form.querySelector('[name="incident_date_is"]:checked');
  const ago = DAYS_AGO[chosen?.value];
  if (ago === undefined || day.value === dayBefore(ago)) return;
  form.querySelector('[name="incident_date_is"][value="given"]').checked = true;
}

function writeDay(chip, day) {
  const ago = DAYS_AGO[chip.value];
  day.value = ago === undefined ? "" : dayBefore(ago);
  if (chip.value === "given") day.focus();
}

const dayBefore = (days) => dayOf(new Date(Date.now() - days * DAY));

/** A radio that is chosen already changes nothing when pressed: that is the press to take it back. */
function takeBackOnPress(form, radio) {
  let was = radio.checked;
  const note = () => (was = radio.checked);
  radio.parentElement.addEventListener("pointerdown", note);
  radio.addEventListener("keydown", note);
  radio.addEventListener("click", () => {
    if (was) {
      uncheck(radio);
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }
    was = radio.checked;
  });
}

const uncheck = (field) => (field.checked = false);
