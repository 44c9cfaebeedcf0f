/** How far a report has come, in the words that the page carries (templates/reports/_words.html). */

import { timeOrDay } from "../page/times.js";
import { mustRing } from "./untold.js";

/** @import { ReportLine } from "./reports.js" */
/** @import { Standing } from "./untold.js" */

const KEPT = ["my-lead", "my-deputy"];

/** How many of the three dots are filled: on this phone, arrived, received. */
const DOTS = { delivered: 2, ring_us: 2, received: 3 };

/**
 * "Waiting for signal", "Arrived, 14:02", "Received by a person, 14:02".
 *
 * @param {Pick<ReportLine, "state" | "reason" | "arrivedAt" | "deliveredAt" | "receivedAt">} report
 * @returns {string}
 */
export function stateInWords({ state, reason, arrivedAt, deliveredAt, receivedAt }) {
  const waitsForOther = state === "waiting" && ![null, "no_signal"].includes(reason);
  const words = findWords(waitsForOther ? "waiting-other" : state);
  const at = state === "received" ? receivedAt : (arrivedAt ?? deliveredAt);
  return withTime(words, at);
}

/**
 * Who knows of it: "Nobody has been rung.", "Priya Shah knows since 13:13." Empty for a report that
 * can wait, and of which nobody was told.
 *
 * @param {Standing} standing
 * @returns {string}
 */
export function knownInWords(standing) {
  const { told, spokenAt } = standing;
  if (mustRing(standing)) return findWords(unreached(standing));
  if (spokenAt) return withTime(findWords("unit-spoke"), spokenAt);
  if (!told) return "";
  const isKept = KEPT.includes(told.who);
  const name = (isKept && told.name) || findWords(told.who);
  const words = findWords(isKept ? "knows" : "you-spoke").replace("{name}", () => name);
  return withTime(words, told.at);
}

/** @param {Standing} standing */
function unreached({ toldBefore, tried }) {
  if (toldBefore) return "not-since";
  return tried ? "not-reached" : "not-rung";
}

/**
 * What it is if not a report: "Drill, not a report". Empty for a report.
 *
 * @param {Pick<ReportLine, "kind">} report
 * @returns {string}
 */
export const kindInWords = ({ kind }) => findWords(kind);

/**
 * Why it has not been delivered; empty where there is nothing to say.
 *
 * @param {Pick<ReportLine, "reason">} report
 * @returns {string}
 */
export function reasonInWords({ reason }) {
  return reason ? findWords(reason) || findWords("not-yet") : "";
}

/**
 * Fill the dots of a delivery line.
 *
 * @param {HTMLElement} line
 * @param {Pick<ReportLine, "state">} report
 */
export function fillDots(line, { state }) {
  const done = DOTS[state] ?? 1;
  [...line.children].forEach((dot, number) => {
    dot.className = [
      number < done && "app-delivery__done",
      number < done && number > 0 && "app-delivery__arrived",
      number === done && "app-delivery__next",
    ]
      .filter(Boolean)
      .join(" ");
  });
}

/** Without its time where there is none. */
const withTime = (words, at) =>
  words.replace(/(,| since) {time}/, (_, before) => (at ? `${before} ${timeOrDay(at)}` : ""));

function findWords(name) {
  /** @type {HTMLTemplateElement} */
  const words = document.querySelector("template[data-words]");
  return words.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
}
