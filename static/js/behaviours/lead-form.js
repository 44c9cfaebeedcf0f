/** The form of "My safeguarding lead": kept on this phone only. */

import { forgetLead, keepLead, lead, withoutNumber } from "../phone/my-lead.js";
import { showProblems } from "../report/problems.js";

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
    const kept = Object.fromEntries(people);
    const found = withoutNumber(kept);
    const sentence = form.dataset.sentence;
    saved.hidden = true;
    showProblems(
      form,
      form,
      found.map((who) => ({ field: `${who}_phone`, sentence })),
    );
    if (!found.length) saved.hidden = !(await keepLead(kept));
  });
  document.querySelector("[data-my-lead-forget]").addEventListener("click", async () => {
    await forgetLead();
    form.reset();
    showProblems(form, form, []);
    saved.hidden = true;
  });

  const kept = await lead();
  for (const who of kept ? PEOPLE : []) {
    for (const fact of FACTS) field(who, fact).value = kept[who][fact];
  }
}
