/** "Accidental or deliberate?" on an outcome: kept, and brought into the report. */

import { addToJourney, journey } from "../incident/journey.js";

export const attribute = "data-intent";

export async function bind(question) {
  let touched = false;
  question.addEventListener("change", ({ target }) => {
    touched = true;
    addToJourney({ intent: target.value });
  });
  const { intent } = await journey();
  if (touched) return;
  for (const radio of question.querySelectorAll("input")) {
    if (radio.value === intent) radio.checked = true;
  }
}
