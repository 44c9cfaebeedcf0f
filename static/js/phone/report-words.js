/** How far a report has come, in the words that the page carries (templates/reports/_words.html). */

import { timeOrDay } from "../page/times.js";

/** @import { ReportLine } from "./reports.js" */

/**
 * "Waiting for signal", "Delivered to the unit, 14:02".
 *
 * @param {Pick<ReportLine, "state" | "reason" | "receivedAt" | "deliveredAt">} report
 * @returns {string}
 */
export function stateInWords({ state, reason, receivedAt, deliveredAt }) {
  const waitsForOther = state === "waiting" && ![null, "no_signal"].includes(reason);
  const words = findWords(waitsForOther ? "waiting-other" : state);
  return words.replace("{time}", () => timeOrDay(receivedAt ?? deliveredAt));
}

/**
 * Why it has not been delivered; empty where there is nothing to say.
 *
 * @param {Pick<ReportLine, "reason">} report
 * @returns {string}
 */
export function reasonInWords({ reason }) {
  return reason ? findWords(reason) || findWords("not-yet") : "";
}

function findWords(name) {
  /** @type {HTMLTemplateElement} */
  const words = document.querySelector("template[data-words]");
  return words.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
}
