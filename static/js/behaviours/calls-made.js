/** The calls of the incident, a line each; here a call can also be told of that no press logged. */

import { callsMade, makeCall, PRESSED, SPOKE } from "../incident/calls.js";
import { callsToShow, closeToMatter } from "../incident/path.js";
import { askAgain, followHere, noteCall } from "../incident/this-phone.js";
import { RANG, RINGS } from "../incident/who-rings.js";
import { resultInWords } from "../page/call-words.js";
import { part, write } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";

export const attribute = "data-calls-made";

// Nothing was said of it yet, or it was no call.
const NO_LINE = [PRESSED, RINGS, RANG];

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
    const calls = callsMade(callsToShow(incident)).filter(
      ({ result }) => !NO_LINE.includes(result),
    );
    const close = closeToMatter(incident);
    part(section, "lines").replaceChildren(
      ...calls.map((call, place) => {
        const later = calls.slice(place).filter(({ who }) => who === call.who);
        const spokeLater = later.some(({ result }) => result === SPOKE);
        const mayRingBack = !close.includes(call.who) && !spokeLater;
        return renderLine(section, call, { names, mayRingBack });
      }),
    );
  });
}

function renderLine(section, call, { names, mayRingBack }) {
  const line = part(section, "line").content.firstElementChild.cloneNode(true);
  const { who, name, at, result } = call;
  const said = name || names.get(who) || `your ${who.slice("my-".length)}`;
  write(part(line, "call"), `${timeOrDay(at)}, ${said}: ${resultInWords(result)}`);
  part(line, "change").addEventListener("click", () => askAgain(call));
  const back = part(line, "rang-back");
  back.hidden = !mayRingBack;
  back.addEventListener("click", () => noteCall(makeCall({ who, name, result: SPOKE })));
  return line;
}
