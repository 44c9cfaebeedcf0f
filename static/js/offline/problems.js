/** What is missing or cannot be read: a summary linked to the fields, and a sentence at each. */

import { make, part } from "./parts.js";

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
  const described = control.closest("fieldset.govuk-fieldset") ?? control;
  const id = `${field}-error`;
  if (document.getElementById(id)) return;
  const message = make("p", "govuk-error-message", sentence);
  message.id = id;
  group.classList.add("govuk-form-group--error");
  group.querySelector(".govuk-hint, legend, label").after(message);
  describe(described, [...describedBy(described), id]);
}

function clear(form) {
  for (const message of form.querySelectorAll(".govuk-error-message")) {
    for (const element of form.querySelectorAll(`[aria-describedby~="${message.id}"]`)) {
      describe(
        element,
        describedBy(element).filter((id) => id !== message.id),
      );
    }
    message.remove();
  }
  for (const group of form.querySelectorAll(".govuk-form-group--error")) {
    group.classList.remove("govuk-form-group--error");
  }
}

const describedBy = (element) =>
  (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);

function describe(element, ids) {
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
