/**
 * After "Call 999 now": "I spoke to 999" says so of the call that was pressed in this incident. Where
 * none was, one question: was it from another phone? The other ways on are no calls.
 */

import { lastCallTo, makeCall, SPOKE, withResult } from "../incident/calls.js";
import { changeHere, followHere, noteCall } from "../incident/this-phone.js";
import { part } from "../page/dom.js";
import { beforeLeaving } from "../page/leaving.js";

export const attribute = "data-danger-call";

const WHO = "emergency-999";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  if (link.dataset.dangerCall !== SPOKE) return;
  const question = part(document, "another-phone").firstElementChild;
  let call;
  followHere(link, (incident) => {
    call = lastCallTo(incident?.calls ?? [], [WHO]);
  });
  link.addEventListener("click", (event) => {
    if (call) return beforeLeaving(saySpoken(call));
    event.preventDefault();
    question.hidden = false;
  });
  part(question, "yes").addEventListener("click", ({ currentTarget }) => {
    const { name } = currentTarget.dataset;
    beforeLeaving(noteCall(makeCall({ who: WHO, name, result: SPOKE })));
  });
  part(question, "no").addEventListener("click", () => {
    question.hidden = true;
    /** @type {HTMLElement} */ (document.querySelector(`#main [data-call="${WHO}"]`)).focus();
  });
}

/** @param {import("../incident/calls.js").Call} call */
const saySpoken = ({ id }) =>
  changeHere((incident) => ({ ...incident, calls: withResult(incident.calls, id, SPOKE) }));
