/** "Who needs to know": says of each whether they were reached, and when. */

import { lastCallTo } from "../incident/calls.js";
import { closeToMatter } from "../incident/path.js";
import { followHere } from "../incident/this-phone.js";
import { believed } from "../incident/who-rings.js";
import { write } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { resultInWords } from "../page/call-words.js";

export const attribute = "data-hear";

/**
 * `data-hear` names one contact, or several of one service.
 *
 * @param {HTMLElement} item
 * @returns {Promise<void>}
 */
export function bind(item) {
  const heard = item.querySelector("[data-heard]");
  const names = item.dataset.hear.split(" ");
  return followHere(item, (incident) => {
    const close = closeToMatter(incident);
    item.hidden = names.every((name) => close.includes(name));
    const call = lastCallTo(believed(incident?.calls ?? [], close), names);
    write(heard, call ? `${resultInWords(call.result)} ${timeOrDay(call.at)}` : "");
  });
}
