/** The report's page: one form that is filled in step by step, then checked, then saved. */

import { concernsLead } from "../../../service_worker/phone/kept-people.js";
import { showAboutLead } from "../incident/this-phone.js";
import { part, write } from "../page/dom.js";
import { forgetNote, keepNote } from "../phone/notes.js";
import { readFacts } from "../phone/report-facts.js";
import { listReports } from "../phone/state.js";
import { togetherWithAdded } from "../phone/untold.js";
import { foldAnswered, unfold } from "./answered.js";
import { callsInWords, showCalls } from "./call-rows.js";
import { listenToChips } from "./chips.js";
import { valuesOf } from "./fields.js";
import { beginDraft, discard, isWish, keepWhileTyping } from "./form-draft.js";
import { offerNames } from "./names.js";
import { offerToRemember } from "./own-details.js";
import { pressSave } from "./press-save.js";
import { showArrived } from "./arrived.js";
import { goTo, showProblems } from "../page/problems.js";
import { answersFrom, localTime } from "./reading.js";
import { findFaults, findRefusals, trim } from "./validation.js";
import { firstField, focusHeading, goOn, goToNextStep, showView, viewOf } from "./views.js";
import { watchSharedComputer } from "./shared-computer.js";

/** @import { Arrived } from "./arrived.js" */
/** @import { Draft } from "./drafts.js" */
/** @import { Rules } from "./validation.js" */
/** @import { Saving } from "./save-report.js" */
/** @import { Standing } from "../phone/untold.js" */

/**
 * `keeps`: whether this browser stores anything. `returning`: whether the answers were checked once,
 * so that each step leads back to the check. `before`: what is known of the report that is amended, and who must hear.
 *
 * @typedef {object} ReportPage
 * @property {HTMLElement} page
 * @property {HTMLFormElement} form
 * @property {Rules} rules
 * @property {Saving} saving
 * @property {Draft} draft
 * @property {ReturnType<typeof keepWhileTyping>} keeping
 * @property {boolean} keeps
 * @property {boolean} returning
 * @property {Standing} before
 * @property {string} [saved] the address of the page "Saved"
 * @property {Arrived} [arrived] where it was sent and is not saved
 */

/**
 * Bring the page to life. Without script it is complete too: then the server checks and saves.
 *
 * @param {HTMLElement} page
 * @param {Saving} saving
 */
export async function openReport(page, saving) {
  if (await showWhatBecame(page, saving)) return;
  const form = part(page, "form");
  warnWithoutCrypto(page);
  const rules = JSON.parse(page.dataset.rules);
  const draft = await beginDraft({ page, form, rules, saving });
  const areas = draft.path?.areas ?? [];
  if (rules.sexualUntold.some((area) => areas.includes(area))) page.dataset.mayBeSexual = "";
  const keeping = keepWhileTyping(page, form, draft);
  const before = draft.amends
    ? togetherWithAdded(draft.amends, await readFacts(), await listReports())
    : { open: draft.due };
  showAboutLead(page, isAboutLead(draft, before));
  const keeps = await canKeep(page);
  /** @type {ReportPage} */
  const report = { page, form, rules, saving, draft, keeping, before, keeps, returning: false };

  // An address with #check, without anything to check.
  const isEmpty = Object.keys(readAnswers(report)).length === 0;
  if (viewOf(report).kind === "check" && isEmpty) dropHash();
  listenToChips(form, rules);
  offerNames(form);
  watchSharedComputer(report);
  await offerToRemember(report);
  foldAnswered(report);
  showCalls(report);
  listen(report);
  show(report);
  page.dataset.open = "";
  tellAtOnce(report);
}

/** "Tell it": the press was on another page. It says nothing but what was said since saving. */
function tellAtOnce(report) {
  const tells = location.hash.startsWith("#tells") && isAboutLead(report.draft, report.before);
  if (tells) pressSave(report, readAnswers(report));
}

function listen(report) {
  const { page, form } = report;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.dataset.typing = "";
    report.keeping.now();
    const isKnown = !part(page, "problems").hidden;
    goOnFrom(report, { anyway: isKnown && event.submitter?.name === "anyway" });
  });
  for (const next of form.querySelectorAll("[data-next]")) {
    next.addEventListener("click", () => goOnFrom(report, { anyway: false }));
  }
  for (const choice of /** @type {NodeListOf<HTMLElement>} */ (
    page.querySelectorAll("[data-add]")
  )) {
    choice.addEventListener("click", () => addTo(report, choice.dataset.add));
  }
  part(page, "discard").addEventListener("click", () => discard(report));
  part(page, "save").addEventListener("click", () => pressSave(report, readAnswers(report)));
  form.addEventListener("calls-changed", () => viewOf(report).kind === "check" && show(report));
  addEventListener("hashchange", () => followHash(report));
  addEventListener(
    "pageshow",
    ({ persisted }) => persisted && report.saved && location.replace(report.saved),
  );
}

/** Whoever comes back to the form of a report finds the report: another begins by its own link. */
async function showWhatBecame(page, saving) {
  const { report: id, arrived } = history.state ?? {};
  const isSaved = Boolean(id && !arrived) && (await saving.wasSaved(id));
  if (isSaved) location.replace(`/report/saved#${id}`);
  if (arrived) openArrived(page, arrived);
  return isSaved || Boolean(arrived);
}

function openArrived(page, arrived) {
  const show = () => (isWish(location.hash) ? location.reload() : showArrived(page, arrived));
  show();
  showAboutLead(page, Boolean(arrived.standing.aboutLead));
  page.dataset.open = "";
  addEventListener("hashchange", show);
}

/** Warns before anybody types: over plain http a browser has no keys, and so stores no draft either. */
function warnWithoutCrypto(page) {
  if (globalThis.crypto?.subtle) return;
  part(page, "plain-http").hidden = false;
  const line = part(page, "draft-state");
  write(line, line.dataset.cannot);
}

/** Whether this browser stores anything; says so before anybody types. */
async function canKeep(page) {
  const keeps = await keepNote("probe", 1);
  await forgetNote("probe");
  part(page, "not-kept").hidden = keeps;
  part(page, "kept").hidden = !keeps;
  const save = part(page, "save");
  write(save, keeps ? save.dataset.kept : save.dataset.notKept);
  return keeps;
}

const readAnswers = ({ form, rules }) => answersFrom(rules, valuesOf(form));

const kindOf = (report) => ({
  correction: Boolean(report.draft.amends),
  at: firstField(report)?.id,
});

/** On to the next step, or from the last one to the check. Enter in a field does the same. */
function goOnFrom(report, { anyway }) {
  const { step } = viewOf(report);
  const isLast = !step || !step.querySelector("[data-next]");
  if (isLast || report.returning || anyway) return check(report, { anyway });
  goToNextStep(report);
  show(report);
  return focusHeading(report);
}

/** Show what is missing, or the answers to check. */
function check(report, { anyway }) {
  const { page, form, rules } = report;
  const answers = readAnswers(report);
  const refused = findRefusals(rules, answers, kindOf(report));
  const about = { now: localTime(new Date()), ...kindOf(report) };
  const problems = anyway ? refused : findFaults(rules, answers, about);
  report.returning = true;
  part(page, "go-on").hidden = refused.length > 0;
  for (const { field } of problems) unfold(form.querySelector(`#${field}`));
  showProblems(page, form, problems, (field) => change(report, field));
  if (problems.length) return show(report);
  goOn("check");
  show(report);
  return focusHeading(report);
}

/** Go to a field, in whichever step it is. */
function change(report, field) {
  const control = report.form.querySelector(`#${field}`);
  const { step } = control.closest("[data-step]").dataset;
  const question = control.closest("[data-question]");
  unfold(control);
  if (question.hidden || !viewOf(report).only) {
    goOn(report.draft.amends ? `add-${question.dataset.question}` : step);
  }
  show(report);
  goTo(field);
}

/** What is new in a report that was saved: one question, or for something else all of them. */
function addTo(report, question) {
  goOn(question ? `add-${question}` : "what");
  show(report);
  focusHeading(report);
  const hasNoCall = callsInWords(report.form, report.rules.callMaximum).length === 0;
  if (question === "rung" && hasNoCall) part(report.form, "add-call").click();
}

/** As the path says, or what was said of the report that this one adds to. */
const isAboutLead = ({ path }, before) => concernsLead({ ...before, path });

const dropHash = () => history.replaceState(history.state, "", location.pathname);

async function followHash(report) {
  if (report.arrived && !isWish(location.hash)) {
    showArrived(report.page, report.arrived);
  } else if (isWish(location.hash) && (report.arrived || !report.draft.amends)) {
    await report.keeping.now();
    location.reload();
  } else {
    show(report);
    focusHeading(report);
  }
}

/** An empty correction cannot be checked. What cannot be read is not shown as an answer. */
function show(report) {
  history.replaceState({ ...history.state, report: report.draft.id }, "");
  const answers = trim(report.rules, readAnswers(report));
  const isEmpty = findRefusals(report.rules, answers, kindOf(report)).length > 0;
  if (viewOf(report).kind === "check" && isEmpty) dropHash();
  showView(report, answers, (field) => change(report, field));
}
