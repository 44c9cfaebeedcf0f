/** Folds what is answered already into one line with "Change": nobody reads a question twice. */

import { make, titleOf } from "../page/dom.js";
import { valuesOf } from "./fields.js";
import { prefill } from "./reading.js";

/** @import { ReportPage } from "./report-form.js" */

// Questions that share a line.
const TOGETHER = [
  ["danger"],
  ["types", "type_other"],
  ["parties", "adult_pair"],
  ["origin"],
  ["intent"],
];

const lines = new WeakMap();

/**
 * Fold the questions that hold just what the path filled in. A danger that was denied is folded too,
 * without filling it in: whoever looks again presses "Change".
 *
 * @param {Pick<ReportPage, "form" | "rules" | "draft">} report
 */
export function foldAnswered({ form, rules, draft }) {
  if (!draft.path) return;
  const filled = prefill(rules, draft.path);
  const values = valuesOf(form);
  const given = (name) => (values[name] ?? []).filter(Boolean);
  const isAsFilled = (name) => String(given(name)) === String(filled[name] ?? []);
  for (const names of TOGETHER) {
    if (filled[names[0]] && names.every(isAsFilled)) fold(form, names, wordsOf(form, names));
  }
  if (draft.path.danger === "no" && !given("danger").length) {
    fold(form, ["danger"], labelOf(form.querySelector('[name="danger"][value="no"]')));
  }
}

/**
 * Fold questions into one line before the first of them.
 *
 * @param {HTMLFormElement} form
 * @param {string[]} names
 * @param {string} words
 * @param {string} [title] by default that of the first question
 */
export function fold(form, names, words, title) {
  const questions = names.map((name) => form.querySelector(`[data-question="${name}"]`));
  const label = title ?? titleOf(questions[0]);
  const button = make("button", "app-link", "Change");
  button.type = "button";
  button.append(make("span", "govuk-visually-hidden", ` ${label}`));
  const said = make("span", "", `${label} `, make("b", "", words));
  const line = make("p", "app-report__line", said, button);
  button.addEventListener("click", () => {
    unfold(questions[0]);
    /** @type {HTMLElement} */ (questions[0].querySelector("input, select, textarea")).focus();
  });
  questions[0].before(line);
  for (const question of questions) {
    question.setAttribute("data-answered", "");
    lines.set(question, { line, questions });
  }
}

/**
 * Open the line in which this control's question is folded, if it is.
 *
 * @param {Element | null} control
 */
export function unfold(control) {
  const { line, questions = [] } = lines.get(control?.closest("[data-question]")) ?? {};
  line?.remove();
  for (const question of questions) {
    question.removeAttribute("data-answered");
    lines.delete(question);
  }
}

/** "Other: Self-harm or suicide". */
function wordsOf(form, names) {
  const [chosen, ...rest] = names.map((name) => saidUnder(form, name).join(", "));
  return [chosen, ...rest.filter(Boolean)].join(": ");
}

function saidUnder(form, name) {
  const fields = [...form.querySelectorAll(`[name="${name}"]`)];
  const isChoice = ({ type }) => ["radio", "checkbox"].includes(type);
  return fields.flatMap((field) => {
    if (isChoice(field)) return field.checked ? [labelOf(field)] : [];
    return field.value ? [field.value] : [];
  });
}

const labelOf = (field) => field.labels[0].textContent.trim();
