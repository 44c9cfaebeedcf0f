/** What is missing or cannot be read: a summary linked to the fields, and a sentence at each. */

import { make, part } from "../page/dom.js";

/** Show these faults, and these only. No faults: nothing stands there any more. */
export function showProblems(page, form, found) {
  clear(form);
  const summary = part(page, "problems");
  summary.hidden = found.length === 0;
  part(summary, "problem-list").replaceChildren(...found.map(link));
  for (const fault of found) mark(form, fault);
  if (found.length) summary.firstElementChild.focus();
}

function link({ field, sentence }) {
  const anchor = make("a", "", sentence);
  anchor.href = `#${field}`;
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(field);
  });
  return make("li", "", anchor);
}

/** Bring a field into view with its question, and the cursor into it. */
export function goTo(field) {
  const control = document.getElementById(field);
  control.closest("details")?.setAttribute("open", "");
  control.closest(".govuk-form-group").scrollIntoView();
  control.focus({ preventScroll: true });
}

function mark(form, { field, sentence }) {
  const control = form.querySelector(`#${field}`);
  const group = control.closest(".govuk-form-group");
  const message = make("p", "govuk-error-message", sentence);
  message.id = `${field}-error`;
  document.getElementById(message.id)?.remove();
  (form.querySelector(`#${field}-hint`) ?? group.querySelector("legend, label")).after(message);
  group.classList.add("govuk-form-group--error");
  const described = control.matches("[type=checkbox]") ? control.closest("fieldset") : control;
  const hint = form.querySelector(`#${field}-hint`)?.id;
  described.setAttribute("aria-describedby", [hint, message.id].filter(Boolean).join(" "));
}

function clear(form) {
  for (const message of form.querySelectorAll(".govuk-error-message")) message.remove();
  for (const group of form.querySelectorAll(".govuk-form-group--error")) {
    group.classList.remove("govuk-form-group--error");
  }
}
