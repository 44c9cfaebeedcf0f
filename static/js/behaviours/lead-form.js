/** The form of "My safeguarding lead": kept on this phone only. */

import { forgetLead, keepLead, lead } from "../offline/lead.js";

export const attribute = "data-my-lead-form";

const PEOPLE = ["lead", "deputy"];
const FACTS = ["name", "phone"];

export async function bind(form) {
  const saved = document.querySelector("[data-my-lead-saved]");
  const field = (who, fact) => form.elements[`${who}_${fact}`];
  const typed = (who) => FACTS.map((fact) => [fact, field(who, fact).value.trim()]);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const people = PEOPLE.map((who) => [who, Object.fromEntries(typed(who))]);
    saved.hidden = !(await keepLead(Object.fromEntries(people)));
  });
  document.querySelector("[data-my-lead-forget]").addEventListener("click", async () => {
    await forgetLead();
    form.reset();
    saved.hidden = true;
  });

  const kept = await lead();
  for (const who of kept ? PEOPLE : []) {
    for (const fact of FACTS) field(who, fact).value = kept[who][fact];
  }
}
