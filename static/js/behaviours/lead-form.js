/** The form of "My safeguarding lead": kept on this phone only. */

import { forgetLead, keepLead, lead } from "../offline/lead.js";

export const attribute = "data-my-lead-form";

const PEOPLE = ["lead", "deputy"];

export async function bind(form) {
  const saved = document.querySelector("[data-my-lead-saved]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (saved) saved.hidden = !(await keepLead(typed(form)));
  });
  document.querySelector("[data-my-lead-forget]")?.addEventListener("click", async () => {
    await forgetLead();
    form.reset();
    if (saved) saved.hidden = true;
  });
  fill(form, await lead());
}

function typed({ elements }) {
  const person = (who) => ({
    name: elements[`${who}_name`].value.trim(),
    phone: elements[`${who}_phone`].value.trim(),
  });
  return Object.fromEntries(PEOPLE.map((who) => [who, person(who)]));
}

function fill({ elements }, kept) {
  for (const who of kept ? PEOPLE : []) {
    elements[`${who}_name`].value = kept[who].name;
    elements[`${who}_phone`].value = kept[who].phone;
  }
}
