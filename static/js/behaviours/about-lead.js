/** "It is about my lead, or me": sets it for the incident, or takes it back. */

import { incidents, say } from "../incident/this-phone.js";
import { beforeLeaving } from "../page/leaving.js";
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
  await say(says);
  await noteSinceSaved((await incidents.here())?.id);
}
