/** Says since when ticks and calls have been noted on this phone: they may be another incident's. */

import { readCalls } from "../incident/calls.js";
import { readJourney } from "../incident/journey.js";
import { readTicks } from "../incident/ticks.js";
import { part, write } from "../page/dom.js";
import { dayAndTime } from "../page/times.js";

export const attribute = "data-noted-since";

/** @param {HTMLElement} line */
export async function bind(line) {
  const [ticks, calls] = [await readTicks(), await readCalls()];
  const { started } = await readJourney();
  if (!ticks.length && !Object.values(calls).some(Boolean)) return;
  write(part(line, "since"), dayAndTime(started));
  part(line, "earlier").hidden = false;
}
