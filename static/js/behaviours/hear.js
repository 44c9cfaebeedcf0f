/** "Who needs to know": says of each whether they were reached, and when. */

import { lastCallTo } from "../incident/calls.js";
import { followHere } from "../incident/this-phone.js";
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
  return followHere(item, (incident) => {
    const call = lastCallTo(incident?.calls ?? [], item.dataset.hear.split(" "));
    write(heard, call ? `${resultInWords(call.result)} ${timeOrDay(call.at)}` : "");
  });
}
