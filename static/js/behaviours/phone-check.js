/** "Check this phone": answers each question in the words that its line carries. */

import { write } from "../page/dom.js";
import { dayAndTime } from "../page/times.js";
import { showInTurn } from "../page/turns.js";
import { follow, listReports, readReadiness } from "../phone/state.js";

export const attribute = "data-phone-check";

const READINESS = { stored: "persisted", sends: "sendsWhenClosed" };

/** @param {HTMLElement} line */
export function bind(line) {
  const { phoneCheck: question, yes, no, unknown } = line.dataset;
  const show = showInTurn(async () => {
    const answer = await answerTo(question).catch(() => null);
    write(line, answer === true ? yes : answer === false ? no : (answer ?? unknown ?? no));
  });
  document.addEventListener("phone-checked", show);
  follow(show);
}

async function answerTo(question) {
  if (question === "standalone") return matchMedia("(display-mode: standalone)").matches;
  if (question === "unit") return findLastDelivery();
  return (await readReadiness())[READINESS[question] ?? question];
}

async function findLastDelivery() {
  const times = (await listReports()).map(({ deliveredAt }) => deliveredAt ?? "");
  const last = times.sort().pop();
  return last ? dayAndTime(last) : null;
}
