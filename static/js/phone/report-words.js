/** What became of a report, in the words that the page brings along (templates/reports/_words.html). */

import { timeOrDay } from "../page/times.js";

/** "Waiting for signal", "Delivered to the unit, 14:02". */
export function stateInWords({ state, reason, receivedAt, deliveredAt }) {
  const waitsForOther = state === "waiting" && ![null, "no_signal"].includes(reason);
  const words = word(waitsForOther ? "waiting-other" : state);
  return words.replace("{time}", () => timeOrDay(receivedAt ?? deliveredAt));
}

/** Why it has not been delivered; empty where there is nothing to say. */
export function reasonInWords({ reason }) {
  return reason ? word(reason) || word("not-yet") : "";
}

function word(name) {
  const { content } = document.querySelector("template[data-words]");
  return content.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
}
