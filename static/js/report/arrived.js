/** "It has arrived", of a report that was sent and could not be saved here. Back and reload show it. */

import { reference } from "../../../service_worker/phone/envelope.js";
import { part, write } from "../page/dom.js";
import { timeOrDay } from "../page/times.js";
import { knownInWords } from "../phone/report-words.js";
import { mustRing } from "../phone/untold.js";
import { showRing } from "./whom-to-ring.js";

/** @import { Standing } from "../phone/untold.js" */

/**
 * `at` is the unit's own text. Nothing in it was typed: it is kept with the entry of the history,
 * which a browser that stores nothing has too.
 *
 * @typedef {{id: string, at: string | null, standing: Standing, unreachable: boolean}} Arrived
 */

/**
 * Show it in place of the form.
 *
 * @param {HTMLElement} page
 * @param {Arrived} arrived
 */
export function showArrived(page, arrived) {
  const { id, at, standing, unreachable } = arrived;
  history.replaceState({ ...history.state, report: id, arrived }, "");
  for (const name of ["form", "check", "trouble"]) part(page, name).hidden = true;
  const place = part(page, "arrived");
  place.hidden = false;
  write(part(page, "progress"), "");
  const words = `It has arrived${at ? `, ${timeOrDay(at)}` : ""}.`;
  // A call before the form could not be kept: nobody knows here that there was none.
  const isSilent = mustRing(standing) && !standing.tried;
  const known = isSilent ? place.dataset.silent : knownInWords(standing);
  write(part(page, "heading"), `${words} ${known}`.trim());
  showRing(place, mustRing(standing) ? [standing] : []);
  write(part(place, "reference"), reference(id));
  part(place, "unreachable").hidden = !unreachable;
  part(place, "adds").href = `/report#amends-${standing.amends ?? id}`;
}
