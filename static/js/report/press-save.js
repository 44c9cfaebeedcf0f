/** The press of "Save report": saves first, and only then deletes the draft and shows "Saved". */

import { reference } from "../../../service_worker/phone/envelope.js";
import { part, write } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { reasonInWords } from "../phone/report-words.js";
import { download, sealedFile } from "../phone/sealed-file.js";
import { finishDraft } from "./drafts.js";
import { mustRingFirst } from "./rank.js";
import { isIncomplete, trim } from "./validation.js";

/** @import { ReportPage } from "./report-form.js" */

/**
 * Save `answers` as a report, and show that it is saved; or say that it is not, and what to do.
 *
 * @param {ReportPage} report
 * @param {object} answers
 */
export async function pressSave(report, answers) {
  const content = makeContent(report, answers);
  part(report.page, "trouble").hidden = true;
  try {
    const { id } = await report.saving.saveReport(content, { id: report.draft.id });
    await finish(report);
    location.replace(`/report/saved#${[id, ...listToDo(report.rules, content)].join(",")}`);
  } catch (error) {
    showTrouble(report, content, error);
  }
}

function makeContent({ page, rules, draft }, said) {
  const { edition, build } = page.dataset;
  const { path, ticks, amends } = draft;
  const answers = trim(rules, said);
  return { form_version: rules.formVersion, edition, build, path, ticks, answers, amends };
}

/** What the saved page must say: nobody has been told, or something is missing. */
function listToDo(rules, { path, answers, amends }) {
  return [
    mustRingFirst(rules, path, answers) && "ring",
    isIncomplete(rules, answers, { correction: Boolean(amends) }) && "incomplete",
  ].filter(Boolean);
}

async function finish(report) {
  report.saved = true;
  report.keeping.stop();
  await finishDraft(report.draft);
  report.form.reset();
  delete report.page.dataset.typing;
}

/** Nothing was saved. The sealed report, where there is one, can go by another way. */
function showTrouble(report, content, error) {
  const trouble = part(report.page, "trouble");
  const reasons = [...trouble.querySelectorAll("[data-trouble]")];
  const isFor = ({ dataset }, name) => dataset.trouble.split(" ").includes(name);
  const name = reasons.some((reason) => isFor(reason, error.name)) ? error.name : "other";
  for (const reason of reasons) reason.hidden = !isFor(reason, name);
  part(trouble, "by-hand").hidden = !error.envelope;
  part(trouble, "direct").onclick = () => sendDirectly(report, content, error.envelope);
  part(trouble, "copy").onclick = () => saveCopy(trouble, error.envelope);
  part(trouble, "online").onclick = () => submitForm(report);
  trouble.hidden = false;
  trouble.focus();
}

/** Submit the form to the server, as without script. What is no field of it goes in hidden ones. */
function submitForm({ form, draft }) {
  const amends = draft.amends ? [draft.amends] : [];
  const extra = { tick: draft.ticks, amends, draft: [draft.id] };
  for (const [name, values] of Object.entries(extra)) {
    for (const field of form.querySelectorAll(`[type=hidden][name=${name}]`)) field.remove();
    for (const value of values) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
  HTMLFormElement.prototype.submit.call(form);
}

async function sendDirectly(report, content, envelope) {
  const trouble = part(report.page, "trouble");
  const say = (words) => write(part(trouble, "said"), words);
  say("Sending…");
  const { delivered, receivedAt, reason } = await report.saving.sendDirectly(envelope);
  if (!delivered) return say(`Not delivered. ${reasonInWords({ reason: reason ?? "no_receipt" })}`);
  await finish(report);
  part(trouble, "why").hidden = true;
  part(trouble, "ring-now").hidden = !listToDo(report.rules, content).includes("ring");
  part(report.page, "check").hidden = true;
  write(part(report.page, "heading"), `Delivered to the unit, ${timeOrDay(receivedAt)}`);
  say(`The reference to read aloud is ${reference(envelope.id)}. Write it down.`);
}

function saveCopy(trouble, envelope) {
  const file = sealedFile(envelope);
  download(file);
  write(
    part(trouble, "said"),
    `Sealed copy saved as ${file.name}. Keep it and get it to the unit.`,
  );
}
