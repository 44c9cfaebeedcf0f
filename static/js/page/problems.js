/**
 * Shows what is missing or cannot be read: a summary linked to the fields, a sentence at each. The
 * twin of the summary's lines is in webapp/reports/form.py.
 */

import { make, part, titleOf } from "./dom.js";

/**
 * `field` is the id of a control; `saysWhere`: the sentence says of which question it is, or is of the
 * whole form.
 *
 * @typedef {{field: string, sentence: string, saysWhere?: boolean}} Problem
 */

/**
 * Show these problems, and these only; a press on one goes to its field.
 *
 * @param {HTMLElement} page
 * @param {HTMLFormElement} form
 * @param {Problem[]} problems
 * @param {(field: string) => void} [goToField]
 */
export function showProblems(page, form, problems, goToField = goTo) {
  clear(form);
  const summary = part(page, "problems");
  summary.hidden = problems.length === 0;
  part(summary, "problem-list").replaceChildren(
    ...problems.map((problem) => renderLink(form, problem, goToField)),
  );
  for (const problem of problems) mark(form, problem);
  if (problems.length) {
    summary.firstElementChild.focus({ preventScroll: true });
    summary.scrollIntoView();
  }
}

/** @type {(form: HTMLElement, problem: Problem, goToField: (field: string) => void) => Node} */
function renderLink(form, { field, sentence, saysWhere }, goToField) {
  const question = !saysWhere && form.querySelector(`#${field}`).closest("[data-question]");
  const anchor = make("a", "", question ? `${asked(question)} ${sentence}` : sentence);
  anchor.href = `#${field}`;
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    goToField(field);
  });
  return make("li", "", anchor);
}

const asked = (question) => titleOf(question).replace(/[^?]$/, "$&:");

/**
 * Scroll a field into view with its question, and focus it.
 *
 * @param {string} field
 */
export function goTo(field) {
  const control = document.getElementById(field);
  control.closest("details")?.setAttribute("open", "");
  control.closest("[data-call-row]")?.removeAttribute("hidden");
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
