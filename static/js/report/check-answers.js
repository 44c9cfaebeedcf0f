/** "Check your answers": each question with what was answered, read from the form itself. */

import { isAsked } from "./checks.js";
import { clock, dayInWords } from "../page/times.js";
import { make, part, write } from "../page/dom.js";
import { mustRingFirst } from "./rank.js";
import { isIncomplete } from "./validation.js";

/** @import { ReportPage } from "./report-form.js" */
/** @import { Draft } from "./drafts.js" */
/** @import { Answers, Rules } from "./validation.js" */

/**
 * Fill the summary list, and say what is missing and what is sent with it.
 *
 * @param {ReportPage} report
 * @param {Answers} said
 * @param {(field: string) => void} change goes to a field of the form
 */
export function showAnswers({ page, form, rules, draft }, said, change) {
  const incomplete = isIncomplete(rules, said, { correction: Boolean(draft.amends) });
  /** @type {NodeListOf<HTMLElement>} */
  const fields = form.querySelectorAll("[data-question]");
  const questions = [...fields];
  const asked = questions.filter(({ dataset }) => isToShow(rules, draft, dataset.question, said));
  const list = part(page, "answers");
  const { unanswered } = list.dataset;
  list.replaceChildren(...asked.map((question) => row(question, said, { unanswered, change })));
  part(page, "ring-first").hidden = !mustRingFirst(rules, draft.path, said);
  part(page, "incomplete").hidden = !incomplete;
  const save = part(page, "save");
  write(save, incomplete ? save.dataset.anyway : save.dataset.whole);
  part(page, "ticked").hidden = draft.ticks.length === 0;
  write(part(page, "ticks"), String(draft.ticks.length));
}

/**
 * A correction shows only what has changed.
 *
 * @param {Rules} rules
 * @param {Partial<Draft>} draft
 * @param {string} question
 * @param {Answers} said
 */
function isToShow(rules, { amends }, question, said) {
  return amends ? question in said : isAsked(rules, question, said);
}

function row(question, answers, { unanswered, change }) {
  const title = question.querySelector("legend, label").textContent.trim();
  const words = question.dataset.question in answers ? saidIn(question) : unanswered;
  const { id } = question.querySelector("input, select, textarea");
  const button = make("button", "app-link", "Change");
  button.type = "button";
  button.append(make("span", "govuk-visually-hidden", ` ${title}`));
  button.addEventListener("click", () => change(id));
  return make(
    "div",
    "govuk-summary-list__row",
    make("dt", "govuk-summary-list__key", title),
    make("dd", "govuk-summary-list__value", words),
    make("dd", "govuk-summary-list__actions", button),
  );
}

/** What was chosen and typed, a line each. */
function saidIn(question) {
  const fields = [...question.querySelectorAll("input, select, textarea")];
  return fields.map(saidBy).filter(Boolean).join("\n");
}

function saidBy(field) {
  if (["radio", "checkbox"].includes(field.type)) {
    return field.checked && field.value !== "given" ? field.labels[0].textContent.trim() : "";
  }
  if (field.selectedOptions) return field.value && field.selectedOptions[0].textContent.trim();
  return field.type.startsWith("date") ? inWords(field.value) : field.value.trim();
}

/** A day or a local time as people say it; what a browser without date fields took, as it is. */
function inWords(typed) {
  const moment = new Date(typed.length === 10 ? `${typed}T12:00` : typed);
  if (isNaN(+moment)) return typed;
  return typed.length === 10 ? dayInWords(moment) : `${dayInWords(moment)}, ${clock(moment)}`;
}
