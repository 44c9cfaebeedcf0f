/** The form "My safeguarding lead": reads, checks and stores it on this phone only. */

import { findWithoutNumber, forgetLead, keepLead, readLead } from "../phone/my-lead.js";
import { showProblems } from "../page/problems.js";

/** @import { People } from "../../../service_worker/phone/kept-people.js" */

export const attribute = "data-my-lead-form";

const PEOPLE = ["lead", "deputy"];
const FACTS = ["name", "phone"];

/** @param {HTMLFormElement} form */
export async function bind(form) {
  const saved = /** @type {HTMLElement} */ (document.querySelector("[data-my-lead-saved]"));

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const people = readPeople(form);
    const missing = findWithoutNumber(people);
    saved.hidden = true;
    showMissing(form, missing);
    if (missing.length) return;
    saved.hidden = !(await keepLead(people));
    document.dispatchEvent(new Event("lead-changed"));
  });
  document.querySelector("[data-my-lead-forget]").addEventListener("click", async () => {
    await forgetLead();
    document.dispatchEvent(new Event("lead-changed"));
    form.reset();
    showMissing(form, []);
    saved.hidden = true;
  });

  const people = await readLead();
  for (const who of people ? PEOPLE : []) {
    for (const fact of FACTS) fieldOf(form, who, fact).value ||= people[who][fact];
  }
}

const fieldOf = (form, who, fact) => form.elements[`${who}_${fact}`];

/** @returns {any} the People */
function readPeople(form) {
  const read = (who) => FACTS.map((fact) => [fact, fieldOf(form, who, fact).value.trim()]);
  return Object.fromEntries(PEOPLE.map((who) => [who, Object.fromEntries(read(who))]));
}

function showMissing(form, missing) {
  const { sentence } = form.dataset;
  const problems = missing.map((who) => ({ field: `${who}_phone`, sentence }));
  showProblems(form, form, problems);
}
