/** "It is about my lead, or me": sets it for the incident, or takes it back. */

import { concernsLead } from "../../../service_worker/phone/kept-people.js";
import { incidents, readHere, say } from "../incident/this-phone.js";
import { beforeLeaving } from "../page/leaving.js";
import { forgetAboutLead } from "../phone/report-facts.js";
import { noteSinceSaved } from "../report/since-saved.js";

export const attribute = "data-about-lead";

const SAYS = {
  yes: { about_lead: "yes", deputy: undefined },
  no: { about_lead: undefined, deputy: undefined },
  deputy: { deputy: "yes" },
};

/**
 * `data-about-lead`: empty or "yes" says so, "no" takes that back, "deputy" says that the deputy is
 * not close to the lead.
 *
 * @param {HTMLElement} control
 */
export function bind(control) {
  const says = SAYS[control.dataset.aboutLead || "yes"];
  control.addEventListener("click", () => beforeLeaving(store(says)));
}

async function store(says) {
  const here = await readHere();
  if (says === SAYS.no) await takeBack(concernsLead(here) ? here.id : undefined);
  await say(says);
  await noteSinceSaved((await incidents.here())?.id);
}

/** Of this report, or, away from any, of all that are kept. */
async function takeBack(id) {
  await forgetAboutLead(id);
  const saved = id ? [] : (await incidents.list()).filter(({ state }) => state === "reported");
  for (const one of saved) await incidents.change(one.id, (before) => ({ ...before, said: {} }));
}
