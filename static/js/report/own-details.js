/** Fills in the worker's own details, and keeps or forgets them as the switch says. */

import { isShared } from "../incident/shared.js";
import { part } from "../page/dom.js";
import { forgetOwnDetails, keepOwnDetails, readOwnDetails } from "../phone/own-details.js";
import { fold } from "./answered.js";
import { fill, valuesOf } from "./fields.js";

/** @import { ReportPage } from "./report-form.js" */

const YOU = ["contact_name", "contact_phone", "contact_email", "organisation", "contact_by"];
const SETTING = ["setting", "setting_other"];

/**
 * Fill in what is remembered, and follow the switch. Nothing is remembered on a shared computer, nor
 * for a correction, which has only what is new.
 *
 * @param {Pick<ReportPage, "page" | "form" | "draft" | "keeps">} report
 */
export async function offerToRemember({ page, form, draft, keeps }) {
  const remember = part(page, "remember");
  const shared = part(page, "shared");
  const offer = () => (part(page, "remembering").hidden = shared.checked || !keeps);
  remember.addEventListener("change", () => !remember.checked && forgetOwnDetails());
  shared.addEventListener("change", () => {
    if (shared.checked) forgetOwnDetails();
    offer();
  });
  const [kept, others] = await Promise.all([readOwnDetails(), isShared()]);
  offer();
  if (!kept || others || draft.amends) return;
  remember.checked = true;
  fillIn(form, kept);
}

/**
 * Keep or forget them, as the switch says; called once a report is saved.
 *
 * @param {Pick<ReportPage, "page" | "form">} report
 */
export async function rememberOwnDetails({ page, form }) {
  if (!part(page, "remember").checked || part(page, "shared").checked) return;
  const values = valuesOf(form);
  const given = [...YOU, ...SETTING].map((name) => [name, values[name]?.filter(Boolean) ?? []]);
  await keepOwnDetails(Object.fromEntries(given.filter(([, each]) => each.length)));
}

/** Only where nothing else is: a draft's own answers stay. */
function fillIn(form, kept) {
  const values = valuesOf(form);
  const isEmpty = (names) => names.every((name) => !(values[name] ?? []).some(Boolean));
  const pick = (names) => Object.fromEntries(names.map((name) => [name, kept[name] ?? []]));
  if (isEmpty(SETTING) && kept.setting) {
    fill(form, pick(SETTING));
    fold(form, SETTING, labelOf(form, kept.setting[0]));
  }
  if (isEmpty(YOU)) fill(form, pick(YOU));
  if (YOU.every((name) => String(kept[name] ?? "") === String(valuesOf(form)[name] ?? ""))) {
    const { contact_name, contact_phone, contact_email, organisation } = kept;
    const words = [contact_name, contact_phone, contact_email, organisation].flat().filter(Boolean);
    fold(form, YOU, words.join(", "), "");
  }
}

const labelOf = (form, code) =>
  form.querySelector(`[name="setting"][value="${code}"]`)?.labels[0].textContent ?? code;
