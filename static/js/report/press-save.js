/** The press of "Save report": kept first; only then is the draft forgotten and "Saved" said. */

import { reference } from "../../../service_worker/phone/envelope.js";
import { letGo } from "./form-draft.js";
import { handOver } from "../phone/download.js";
import { timeOrDay } from "../page/times.js";
import { part, write } from "../page/dom.js";
import { reasonInWords } from "../phone/report-words.js";
import { isIncomplete, mustRingFirst, trim } from "./rules.js";
import { envelopeFile, saveReport, sendDirectly } from "./save-report.js";

/** Save what the form says, and show that it is saved; or say that it is not, and what to do. */
export async function saveFrom(report) {
  const whole = wholeReport(report);
  part(report.page, "trouble").hidden = true;
  try {
    const { id } = await saveReport(whole, { id: report.draft.id });
    await finish(report);
    location.replace(`/report/saved#${[id, ...stillToDo(report.rules, whole)].join(",")}`);
  } catch (error) {
    showTrouble(report, whole, error);
  }
}

function wholeReport({ page, rules, draft, answers }) {
  const { edition, build } = page.dataset;
  const { path, ticks, amends } = draft;
  const said = trim(rules, answers());
  return { form_version: rules.formVersion, edition, build, path, ticks, answers: said, amends };
}

/** What the saved page must say: nobody has been told, or something is missing. */
function stillToDo(rules, { path, answers, amends }) {
  return [
    mustRingFirst(rules, path, answers) && "ring",
    isIncomplete(rules, answers, { correction: Boolean(amends) }) && "incomplete",
  ].filter(Boolean);
}

async function finish(report) {
  report.saved = true;
  report.keeping.stop();
  await letGo(report.draft);
  report.form.reset();
  delete report.page.dataset.typing;
}

/** Nothing was saved. The sealed report, where there is one, can go by another way. */
function showTrouble(report, whole, error) {
  const trouble = part(report.page, "trouble");
  const reasons = [...trouble.querySelectorAll("[data-trouble]")];
  const isFor = ({ dataset }, name) => dataset.trouble.split(" ").includes(name);
  const name = reasons.some((reason) => isFor(reason, error.name)) ? error.name : "other";
  for (const reason of reasons) reason.hidden = !isFor(reason, name);
  part(trouble, "by-hand").hidden = !error.envelope;
  part(trouble, "direct").onclick = () => direct(report, whole, error.envelope);
  part(trouble, "copy").onclick = () => copy(trouble, error.envelope);
  part(trouble, "online").onclick = () => throughTheUnitsPage(report);
  trouble.hidden = false;
  trouble.focus();
}

/** As without script. What is no field of the form goes along in hidden ones. */
function throughTheUnitsPage({ form, draft }) {
  const amends = draft.amends ? [draft.amends] : [];
  const along = { tick: draft.ticks, amends, draft: [draft.id] };
  for (const [name, given] of Object.entries(along)) {
    for (const field of form.querySelectorAll(`[type=hidden][name=${name}]`)) field.remove();
    for (const value of given) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
  HTMLFormElement.prototype.submit.call(form);
}

async function direct(report, whole, envelope) {
  const trouble = part(report.page, "trouble");
  const say = (words) => write(part(trouble, "said"), words);
  say("Sending…");
  const { delivered, receivedAt, reason } = await sendDirectly(envelope);
  if (!delivered) return say(`Not delivered. ${reasonInWords({ reason: reason ?? "no_receipt" })}`);
  await finish(report);
  part(trouble, "why").hidden = true;
  part(trouble, "ring-now").hidden = !stillToDo(report.rules, whole).includes("ring");
  part(report.page, "check").hidden = true;
  write(part(report.page, "heading"), `Delivered to the unit, ${timeOrDay(receivedAt)}`);
  say(`The reference to read aloud is ${reference(envelope.id)}. Write it down.`);
}

function copy(trouble, envelope) {
  const file = envelopeFile(envelope);
  handOver(file);
  write(part(trouble, "said"), `Sealed copy ${file.name}. Keep it and get it to the unit.`);
}
