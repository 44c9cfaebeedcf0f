/** "Check this phone": each answer in the words that its line brings along. */

import { listReports, readiness } from "../phone/bridge.js";
import { follow } from "../phone/follow.js";
import { dayAndTime } from "../page/times.js";
import { write } from "../page/dom.js";

export const attribute = "data-phone-check";

const READINESS = { stored: "persisted", sends: "sendsWhenClosed" };

export function bind(line) {
  const { phoneCheck: question, yes, no, unknown } = line.dataset;
  const show = async () => {
    const answer = await answerTo(question).catch(() => null);
    write(line, answer === true ? yes : answer === false ? no : (answer ?? unknown ?? no));
  };
  document.addEventListener("phone-checked", show);
  follow(show);
}

async function answerTo(question) {
  if (question === "standalone") return matchMedia("(display-mode: standalone)").matches;
  if (question === "unit") return lastDelivery();
  return (await readiness())[READINESS[question] ?? question];
}

async function lastDelivery() {
  const moments = (await listReports()).map(({ deliveredAt }) => deliveredAt ?? "");
  const last = moments.sort().pop();
  return last ? dayAndTime(last) : null;
}
