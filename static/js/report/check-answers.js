/** "Check your answers": each answer with its question, read from the form itself. */

import { make, part, titleOf, write } from "../page/dom.js";
import { clock, dayInWords } from "../page/times.js";
import { callsInWords } from "./call-rows.js";
import { isAsked } from "./checks.js";
import { noteCall } from "../incident/this-phone.js";
import { mustRing } from "../phone/untold.js";
import { standingOf } from "./standing.js";
import { showToHear } from "./to-hear.js";
import { isIncomplete } from "./validation.js";

/** @import { ReportPage } from "./report-form.js" */
/** @import { Answers } from "./validation.js" */

/**
 * Fill the list of answers, and say what is missing and what is sent with it.
 *
 * @param {ReportPage} report
 * @param {Answers} said
 * @param {(field: string) => void} change goes to a field of the form
 */
export function showAnswers(report, said, change) {
  const { page, form, rules, draft, before } = report;
  const correction = Boolean(draft.amends);
  /** @type {NodeListOf<HTMLElement>} */
  const fields = form.querySelectorAll("[data-question]");
  const questions = [...fields].filter(({ dataset }) => isAsked(rules, dataset.question, said));
  const answered = questions.filter(({ dataset }) => dataset.question in said);
  const open = questions.filter(({ dataset }) => !(dataset.question in said));
  part(page, "answers").replaceChildren(...answered.map((each) => row(report, each, said, change)));
  const standing = standingOf(rules, { path: draft.path, answers: said }, before);
  const ring = part(page, "ring-first");
  ring.hidden = !mustRing(standing);
  part(ring, "ring-999").hidden = !standing.danger;
  showToHear(part(page, "to-hear"), standing, noteCall);
  part(page, "incomplete").hidden = !isIncomplete(rules, said, { correction });
  part(page, "unanswered").hidden = correction || open.length === 0;
  write(part(page, "count"), String(open.length));
  part(page, "change").onclick = () => change(firstField(open[0]).id);
  part(page, "ticked").hidden = draft.ticks.length === 0;
  write(part(page, "ticks"), String(draft.ticks.length));
  askForNumber(report, said, correction);
}

/** One field, there: without it nobody can ring back. It writes into the form's own. */
function askForNumber({ page, form }, said, correction) {
  const number = part(page, "ring-back-number");
  const asks = !correction && !said.contact_phone && !said.contact_email;
  part(page, "ring-back").hidden = !asks;
  number.value = "";
  number.oninput = () => {
    const field = form.querySelector('[name="contact_phone"]');
    field.value = number.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
}

function row({ form, rules }, question, said, change) {
  const title = titleOf(question);
  const { question: name } = question.dataset;
  const calls = name === "rung" ? callsInWords(form, rules.callMaximum).join("\n") : "";
  const text = name in rules.maximum && said[name]; // as it is sent: to its maximum
  const button = make("button", "app-link", "Change");
  button.type = "button";
  button.append(make("span", "govuk-visually-hidden", ` ${title}`));
  button.addEventListener("click", () => change(firstField(question).id));
  return make(
    "div",
    "",
    make("dt", "", title),
    make("dd", "", calls || text || saidIn(question)),
    make("dd", "", button),
  );
}

const firstField = (question) => question.querySelector("input, select, textarea");

// Chips that stand for what is typed beside them.
const STANDS_FOR_TYPED = ["given", "today", "yesterday"];

/** What was chosen and typed, a line each. */
function saidIn(question) {
  const fields = [...question.querySelectorAll("input, select, textarea")];
  return fields.map(saidBy).filter(Boolean).join("\n");
}

function saidBy(field) {
  if (["radio", "checkbox"].includes(field.type)) {
    const isSaid = field.checked && !STANDS_FOR_TYPED.includes(field.value);
    return isSaid ? field.labels[0].textContent.trim() : "";
  }
  return field.type.startsWith("date") ? inWords(field.value) : field.value.trim();
}

/** A day or a local time as people say it; what a browser without date fields took, as it is. */
function inWords(typed) {
  const moment = new Date(typed.length === 10 ? `${typed}T12:00` : typed);
  if (isNaN(+moment)) return typed;
  return typed.length === 10 ? dayInWords(moment) : `${dayInWords(moment)}, ${clock(moment)}`;
}
