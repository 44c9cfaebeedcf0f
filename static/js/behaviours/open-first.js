/**
 * Of the numbers of one service, what is open now stands first; each says when it opens. The order
 * changes as a page is shown or returned to, never while it is looked at. Its twin in the worker, before
 * the first paint, is service_worker/arranging.js.
 */

import { describeLado, isOpen, openFirst } from "../../../service_worker/phone/opening.js";
import { incidents } from "../incident/this-phone.js";
import { write } from "../page/dom.js";
import { lookNow, readRegister } from "../phone/contact-hours.js";

export const attribute = "data-contact-hours";

/** Bound to the page, which carries the hours. */
export function bind() {
  const show = async () => arrange(await lookNow());
  document.addEventListener("visibilitychange", () => document.hidden || show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  show();
}

async function arrange(look) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-opens]")
  ))
    say(line, look(line.dataset.opens).words);
  for (const list of document.querySelectorAll("[data-open-first]")) order(list, look);
  const started = (await incidents.here())?.started;
  const told = started ? Date.parse(started) : Date.now();
  for (const line of document.querySelectorAll("[data-lado]"))
    say(line, describeLado(readRegister(), look, Date.now(), told));
}

function order(list, look) {
  const items = [...list.children];
  const nameOf = ({ dataset }) => dataset.call ?? dataset.opens;
  const lookAtItem = (item) =>
    look(nameOf(nameOf(item) ? item : (item.querySelector("[data-call], [data-opens]") ?? item)));
  const sorted = openFirst(items, lookAtItem);
  if (sorted.some((item, i) => item !== items[i])) list.append(...sorted);
  if (list.dataset.openFirst !== "lead") return;
  for (const item of sorted) {
    const isFilled = item === sorted[0] && isOpen(lookAtItem(item));
    item.firstElementChild.classList.toggle("app-call--lead", isFilled);
  }
}

/** Nothing is said where it is not known: its hours stay as a lead gave them. */
function say(line, words) {
  if (words) write(line, words);
}
