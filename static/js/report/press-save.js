/** The press of "Save report": saves first, and only then deletes the draft and shows "Saved". */

import { part, write } from "../page/dom.js";
import { keepFacts } from "../phone/report-facts.js";
import { reasonInWords } from "../phone/report-words.js";
import { download, sealedFile } from "../phone/sealed-file.js";
import { mustRing } from "../phone/untold.js";
import { showArrived } from "./arrived.js";
import { finishDraft } from "./drafts.js";
import { rememberOwnDetails } from "./own-details.js";
import { standingOf } from "./standing.js";
import { trim } from "./validation.js";

/** @import { ReportPage } from "./report-form.js" */

const KEYS = "/sync/v1/keys";

/**
 * Save `answers` as a report, and show that it is saved; or say that it is not, and what to do.
 *
 * @param {ReportPage} report
 * @param {object} answers
 */
export async function pressSave(report, answers) {
  const content = makeContent(report, answers);
  part(report.page, "trouble").hidden = true;
  part(report.page, "save").classList.remove("app-next--quiet");
  try {
    const { id } = await report.saving.saveReport(content, { id: report.draft.id });
    const toDo = listToDo(report, content);
    report.saved = `/report/saved#${[id, ...toDo].join(",")}`;
    await finish(report, content, toDo);
    location.replace(report.saved);
  } catch (error) {
    showTrouble(report, content, error);
    // Nothing is kept here, and the button said "Send".
    if (!report.keeps && error.envelope) await sendDirectly(report, content, error.envelope);
  }
}

function makeContent({ page, rules, draft, before }, said) {
  const { edition, build } = page.dataset;
  const { ticks, amends } = draft;
  // Said of the report that this one adds to, perhaps since it was saved.
  const path = before?.aboutLead ? { ...draft.path, about_lead: "yes" } : draft.path;
  const answers = trim(rules, said);
  return { form_version: rules.formVersion, edition, build, path, ticks, answers, amends };
}

/** What the saved page must say: nobody has been told, or nobody can ring back. */
function listToDo(report, content) {
  const standing = standingNow(report, content);
  return [
    mustRing(standing) && "ring",
    standing.aboutLead && "not-lead",
    standing.danger && "danger",
    cannotBeRung(content) && "unreachable",
  ].filter(Boolean);
}

const cannotBeRung = ({ amends, answers }) =>
  !(amends || answers.contact_phone || answers.contact_email);

/** With the name that the call's button had: no report carries it. */
function standingNow({ rules, before, draft }, content) {
  const standing = standingOf(rules, content, before);
  const { told } = standing;
  const call = draft.calls.filter(({ who }) => who === told?.who).pop();
  return call ? { ...standing, told: { ...told, name: told.name ?? call.name } } : standing;
}

async function finish(report, content, toDo) {
  report.keeping.stop();
  await rememberOwnDetails(report);
  if (!part(report.page, "shared").checked) await keepWhatIsKnown(report, content);
  await finishDraft(report.draft, toDo);
  report.form.reset();
  delete report.page.dataset.typing;
}

function keepWhatIsKnown(report, content) {
  const { form, draft } = report;
  const chosen = form.querySelector('[name="setting"]:checked');
  const setting = chosen?.labels[0].textContent.trim();
  const facts = { setting, amends: draft.amends, ...standingNow(report, content) };
  return keepFacts(draft.id, facts);
}

/** Nothing was saved. The sealed report, where there is one, can go by another way. */
function showTrouble(report, content, error) {
  const trouble = part(report.page, "trouble");
  const reasons = [...trouble.querySelectorAll("[data-trouble]")];
  const isFor = ({ dataset }, name) => dataset.trouble.split(" ").includes(name);
  const name = reasons.some((reason) => isFor(reason, error.name)) ? error.name : "other";
  for (const reason of reasons) reason.hidden = !isFor(reason, name);
  part(trouble, "by-hand").hidden = !error.envelope;
  // One filled shape: what sends it now.
  const sends = error.envelope || ["NoIntakeKey", "CannotSeal"].includes(name);
  part(report.page, "save").classList.toggle("app-next--quiet", Boolean(sends));
  part(trouble, "direct").onclick = () => sendDirectly(report, content, error.envelope);
  part(trouble, "copy").onclick = () => saveCopy(trouble, error.envelope);
  part(trouble, "online").onclick = () => submitForm(report);
  write(part(trouble, "said"), "");
  trouble.hidden = false;
  trouble.focus();
}

/**
 * Submit the form to the server, as without script. What has no field goes in hidden ones. Without
 * signal the page stays: the browser's own would take its place, and the answers with it.
 */
async function submitForm({ page, form, draft }) {
  const reached = await fetch(KEYS, { cache: "no-store" }).catch(() => null);
  if (!reached) {
    const words = `Not sent. ${reasonInWords({ reason: "no_signal" })} Press again when there is.`;
    return write(part(page, "said"), words);
  }
  const amends = draft.amends ? [draft.amends] : [];
  const extra = { tick: draft.ticks, amends, draft: [draft.id] };
  for (const [name, values] of Object.entries(extra)) {
    for (const field of form.querySelectorAll(`[type=hidden][name=${name}]`)) field.remove();
    for (const value of values) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
  return HTMLFormElement.prototype.submit.call(form);
}

async function sendDirectly(report, content, envelope) {
  const trouble = part(report.page, "trouble");
  const say = (words) => write(part(trouble, "said"), words);
  say("Sending…");
  const { delivered, arrivedAt, reason } = await report.saving.sendDirectly(envelope);
  if (!delivered) return say(`Not sent. ${reasonInWords({ reason: reason ?? "no_receipt" })}`);
  await finish(report, content, listToDo(report, content));
  const { amends } = report.draft;
  const { told, ...standing } = standingOf(report.rules, content, report.before);
  // Without a name: the browser keeps it with its history.
  report.arrived = {
    id: envelope.id,
    at: arrivedAt,
    standing: { ...standing, told: told && { who: told.who, at: told.at }, amends },
    unreachable: cannotBeRung(content),
  };
  showArrived(report.page, report.arrived);
  return part(report.page, "heading").focus();
}

function saveCopy(trouble, envelope) {
  const file = sealedFile(envelope);
  download(file);
  write(
    part(trouble, "said"),
    `Sealed copy saved as ${file.name}. Keep it and get it to the unit.`,
  );
}
