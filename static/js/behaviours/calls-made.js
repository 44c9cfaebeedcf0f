/** The calls of the incident, a line each; here a call can also be told of that no press logged. */

import { callsMade, makeCall, PRESSED, SPOKE } from "../incident/calls.js";
import { followHere, noteCall } from "../incident/this-phone.js";
import { resultInWords } from "../page/call-words.js";
import { part, write } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";

export const attribute = "data-calls-made";

/**
 * @param {HTMLElement} section
 * @returns {Promise<void>}
 */
export function bind(section) {
  const names = new Map();
  for (const button of section.querySelectorAll("button[data-call]")) {
    names.set(button.getAttribute("data-call"), button.textContent.trim());
  }
  return followHere(section, (incident) => {
    const calls = callsMade(incident?.calls ?? []).filter(({ result }) => result !== PRESSED);
    part(section, "made").hidden = calls.length === 0;
    part(section, "lines").replaceChildren(
      ...calls.map((call) => renderLine(section, names, call)),
    );
  });
}

function renderLine(section, names, call) {
  const line = part(section, "line").content.firstElementChild.cloneNode(true);
  const { who, name, at, result } = call;
  const said = name || names.get(who) || who;
  write(part(line, "call"), `${timeOrDay(at)}, ${said}: ${resultInWords(result)}`);
  const back = part(line, "rang-back");
  back.hidden = result === SPOKE;
  back.addEventListener("click", () => noteCall(makeCall({ who, name, result: SPOKE })));
  return line;
}
