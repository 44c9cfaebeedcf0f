/** The report's page: one form that is filled in, then checked, then saved. */

import { part, write } from "../page/dom.js";
import { dayOf } from "../page/times.js";
import { showAnswers } from "./check-answers.js";
import { addCall, valuesOf } from "./fields.js";
import { beginDraft, discard, isWish, keepWhileTyping } from "./form-draft.js";
import { pressSave } from "./press-save.js";
import { goTo, showProblems } from "../page/problems.js";
import { answersFrom } from "./reading.js";
import { findFaults, findRefusals } from "./validation.js";
import { watchSharedComputer } from "./shared-computer.js";

/** @import { Draft } from "./drafts.js" */
/** @import { Rules } from "./validation.js" */
/** @import { Saving } from "./save-report.js" */

/**
 * @typedef {object} ReportPage
 * @property {HTMLElement} page
 * @property {HTMLFormElement} form
 * @property {Rules} rules
 * @property {Saving} saving
 * @property {Draft} draft
 * @property {ReturnType<typeof keepWhileTyping>} keeping
 * @property {boolean} [saved]
 */

const CHECKING = "#check";

/**
 * Bring the page to life. Without script it is complete too: then the server checks and saves.
 *
 * @param {HTMLElement} page
 * @param {Saving} saving
 */
export async function openReport(page, saving) {
  const form = part(page, "form");
  warnWithoutCrypto(page);
  const rules = JSON.parse(page.dataset.rules);
  const draft = await beginDraft({ page, form, rules, saving });
  const keeping = keepWhileTyping(page, form, draft);
  /** @type {ReportPage} */
  const report = { page, form, rules, saving, draft, keeping };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.dataset.typing = "";
    keeping.now();
    check(report, { anyway: event.submitter?.name === "anyway" });
  });
  part(form, "add-call").addEventListener("click", () => {
    addCall(form).querySelector("select").focus();
    limitCalls(report);
  });
  part(page, "change").addEventListener("click", () => returnToForm(report));
  part(page, "discard").addEventListener("click", () => discard(report));
  part(page, "save").addEventListener("click", () => pressSave(report, readAnswers(report)));
  watchSharedComputer(report);
  addEventListener("hashchange", () => followHash(report));
  addEventListener("pageshow", ({ persisted }) => persisted && report.saved && location.reload());
  limitCalls(report);
  // An address with #check, without anything to check.
  if (location.hash === CHECKING && !draft.values) dropHash();
  showState(report);
  page.dataset.open = "";
}

/** Warns before anybody types: over plain http a browser has no keys, and so stores no draft either. */
function warnWithoutCrypto(page) {
  if (globalThis.crypto?.subtle) return;
  part(page, "plain-http").hidden = false;
  const line = part(page, "draft-state");
  write(line, line.dataset.cannot);
}

const readAnswers = ({ form, rules }) => answersFrom(rules, valuesOf(form));

const kindOf = ({ draft }) => ({ correction: Boolean(draft.amends) });

/** No row for a call that the report would not carry. */
function limitCalls({ form, rules }) {
  part(form, "add-call").hidden = form.querySelectorAll("[data-call]").length >= rules.calls;
}

/** Show what is missing, or the answers to check. */
function check(report, { anyway }) {
  const { page, form, rules } = report;
  const answers = readAnswers(report);
  const refused = findRefusals(rules, answers, kindOf(report));
  const about = { today: dayOf(new Date()), ...kindOf(report) };
  const problems = anyway ? refused : findFaults(rules, answers, about);
  part(page, "go-on").hidden = refused.length > 0;
  showProblems(page, form, problems);
  if (problems.length) return;
  if (location.hash !== CHECKING) history.pushState({ checking: true }, "", CHECKING);
  showState(report, answers);
  focusHeading(report);
}

/** Back to the form, as the browser's Back does; without its help where the page began at #check. */
function returnToForm(report, then = () => {}) {
  if (history.state?.checking) {
    addEventListener("hashchange", () => setTimeout(then), { once: true });
    history.back();
  } else {
    dropHash();
    followHash(report);
    then();
  }
}

const dropHash = () => history.replaceState(null, "", location.pathname);

async function followHash(report) {
  if (isWish(location.hash)) {
    await report.keeping.now();
    location.reload();
  } else {
    showState(report);
    focusHeading(report);
  }
}

/** Show the form, or at "#check" the answers; an empty correction cannot be checked. */
function showState(report, answers = readAnswers(report)) {
  const { form, page, rules } = report;
  const checking =
    location.hash === CHECKING && !findRefusals(rules, answers, kindOf(report)).length;
  const checked = part(page, "check");
  form.hidden = checking;
  checked.hidden = !checking;
  if (checking) {
    showAnswers(report, answers, (field) => returnToForm(report, () => goTo(field)));
  }
  write(part(page, "heading"), (checking ? checked : form).dataset.heading);
}

function focusHeading({ page }) {
  part(page, "heading").focus();
  scrollTo(0, 0);
}
