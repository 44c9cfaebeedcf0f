/** The report's page: one form that is typed in, then checked, then saved. */

import { showAnswers } from "./check-answers.js";
import { beginDraft, discard, isWish, keepWhileTyping } from "./form-draft.js";
import { addCall, valuesOf } from "./fields.js";
import { dayOf } from "../page/times.js";
import { part, write } from "../page/dom.js";
import { showProblems } from "./problems.js";
import { answersFrom } from "./reading.js";
import { findFaults, findRefusals } from "./rules.js";
import { saveFrom } from "./press-save.js";
import { watchSharedComputer } from "./shared-computer.js";

const CHECKING = "#check";

/** Bring the page to life. It is complete without: then the server checks and saves. */
export async function openReport(page) {
  const form = part(page, "form");
  sayWhereNothingCanBeSealed(page);
  const rules = JSON.parse(page.dataset.rules);
  const draft = await beginDraft(page, form, rules);
  const keeping = keepWhileTyping(page, form, draft);
  const report = { page, form, rules, draft, keeping, answers: () => answersIn(form, rules) };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.dataset.typing = "";
    keeping.now();
    check(report, { anyway: event.submitter?.name === "anyway" });
  });
  part(form, "add-call").addEventListener("click", () =>
    addCall(form).querySelector("select").focus(),
  );
  part(page, "change").addEventListener("click", () => history.back());
  part(page, "discard").addEventListener("click", () => discard(report));
  part(page, "save").addEventListener("click", () => saveFrom(report));
  watchSharedComputer(report);
  addEventListener("hashchange", () => goWhereAsked(report));
  addEventListener("pageshow", ({ persisted }) => persisted && report.saved && location.reload());
  showState(report);
  page.dataset.open = "";
}

const refused = ({ rules, draft, answers }) =>
  findRefusals(rules, answers(), { correction: Boolean(draft.amends) });

/** Before anybody types: over plain http a browser has no keys, and so keeps no draft either. */
function sayWhereNothingCanBeSealed(page) {
  if (globalThis.crypto?.subtle) return;
  part(page, "plain-http").hidden = false;
  const line = part(page, "draft-state");
  write(line, line.dataset.cannot);
}

const answersIn = (form, rules) => answersFrom(rules, valuesOf(form));

function check(report, { anyway }) {
  const { page, form, rules, draft, answers } = report;
  const about = { today: dayOf(new Date()), correction: Boolean(draft.amends) };
  const found = anyway ? refused(report) : findFaults(rules, answers(), about);
  part(page, "go-on").hidden = refused(report).length > 0;
  showProblems(page, form, found);
  if (!found.length) location.hash = CHECKING;
}

async function goWhereAsked(report) {
  if (isWish(location.hash)) {
    await report.keeping.now();
    location.reload();
  } else {
    showState(report);
    part(report.page, "heading").focus();
    scrollTo(0, 0);
  }
}

function showState(report) {
  const checking = location.hash === CHECKING && !refused(report).length;
  const [typed, checked] = [report.form, part(report.page, "check")];
  typed.hidden = checking;
  checked.hidden = !checking;
  if (checking) showAnswers(report);
  write(part(report.page, "heading"), (checking ? checked : typed).dataset.heading);
}
