/**
 * Shows one view of the report's page at a time: a step, the check, or what is added to a report. The
 * address says which, so that Back goes one view back.
 */

import { part, write } from "../page/dom.js";
import { showAnswers } from "./check-answers.js";

/** @import { ReportPage } from "./report-form.js" */
/** @import { Answers } from "./validation.js" */

/**
 * `step` is shown, or of all steps `only` one question, or neither: the check, or the choice of what
 * to add.
 *
 * @typedef {{kind: "step" | "only" | "add" | "check", step?: HTMLElement, only?: string}} View
 */

const ONLY = /^add-(\w+)$/;

/**
 * What the address asks for; a report that is amended begins with the choice of what to add.
 *
 * @param {Pick<ReportPage, "form" | "draft">} report
 * @returns {View}
 */
export function viewOf({ form, draft }) {
  const name = location.hash.slice(1);
  if (name === "check") return { kind: "check" };
  const steps = stepsOf(form);
  const step = steps.find(({ dataset }) => dataset.step === name);
  if (step) return { kind: "step", step };
  if (!draft.amends) return { kind: "step", step: steps[0] };
  const only = ONLY.exec(name)?.[1];
  return only ? { kind: "only", only } : { kind: "add" };
}

/**
 * The first field of the question that is shown alone.
 *
 * @param {Pick<ReportPage, "form" | "draft">} report
 * @returns {HTMLElement | undefined}
 */
export function firstField({ form, draft }) {
  const { only } = viewOf({ form, draft });
  /** @type {NodeListOf<HTMLElement>} */
  const fields = form.querySelectorAll(`[data-question="${only}"] :is(input, select, textarea)`);
  return Array.from(fields).find((field) => field.offsetParent);
}

/**
 * Go on to a view; Back then returns to this one.
 *
 * @param {string} name
 */
export function goOn(name) {
  history.pushState(history.state, "", `#${name}`);
}

/** @param {Pick<ReportPage, "form" | "draft">} report */
export function goToNextStep(report) {
  const steps = stepsOf(report.form);
  const next = steps[steps.indexOf(viewOf(report).step) + 1];
  goOn(next?.dataset.step ?? "check");
}

/**
 * Show what the address asks for.
 *
 * @param {ReportPage} report
 * @param {Answers} answers
 * @param {(field: string) => void} change goes to a field of the form
 */
export function showView(report, answers, change) {
  const { page, form } = report;
  const view = viewOf(report);
  const steps = stepsOf(form);
  form.hidden = view.kind === "check";
  part(page, "check").hidden = view.kind !== "check";
  part(page, "adding").hidden = view.kind !== "add";
  part(page, "discarding").hidden = view.step !== steps[0] && view.kind !== "only";
  showSteps(report, steps, view);
  showWayOn(report, view);
  write(part(page, "progress"), view.step ? progress(steps, view.step) : "");
  write(part(page, "heading"), headingOf(page, view));
  if (view.kind === "check") showAnswers(report, answers, change);
}

/**
 * Screen readers read a new view from its heading, and it begins at its top.
 *
 * @param {Pick<ReportPage, "page">} report
 */
export function focusHeading({ page }) {
  part(page, "heading").focus();
  scrollTo(0, 0);
}

/** @type {(form: HTMLElement) => HTMLElement[]} */
const stepsOf = (form) => Array.from(form.querySelectorAll("[data-step]"));

/**
 * "Next" in each step, until the answers were checked once; then each leads back to the check.
 *
 * @type {(report: ReportPage, view: View) => void}
 */
function showWayOn({ page, form, returning }, { kind, step }) {
  const isLast = kind === "only" || (step && !step.querySelector("[data-next]"));
  /** @type {NodeListOf<HTMLElement>} */
  const ways = form.querySelectorAll("[data-next]");
  for (const next of ways) next.hidden = returning;
  part(page, "to-check").hidden = kind === "add" || !(isLast || returning);
}

/** @type {(report: ReportPage, steps: HTMLElement[], view: View) => void} */
function showSteps({ page, form, rules }, steps, { step, only }) {
  page.toggleAttribute("data-only", Boolean(only));
  /** @type {NodeListOf<HTMLElement>} */
  const questions = form.querySelectorAll("[data-question]");
  for (const question of questions) {
    const { question: name } = question.dataset;
    question.hidden = Boolean(only) && only !== name && rules.followUps[name]?.[0] !== only;
  }
  for (const each of steps) {
    each.hidden = only ? !each.querySelector(`[data-question="${only}"]`) : each !== step;
  }
}

const progress = (steps, step) => `${steps.indexOf(step) + 1} of ${steps.length}`;

/** @type {(page: HTMLElement, view: View) => string} */
function headingOf(page, { kind, step }) {
  if (kind === "check") return part(page, "check").dataset.heading;
  return step ? step.dataset.title : "Add something";
}
