/** Says what the ticks and calls on this phone were made for: it may be another incident. */

import { journey } from "../incident/journey.js";
import { dayAndTime } from "../page/times.js";
import { noteOr } from "../phone/try-note.js";
import { part, write } from "../page/dom.js";

export const attribute = "data-noted-since";

export async function bind(line) {
  const [ticks, rung] = [await noteOr("ticks", []), await noteOr("rung", {})];
  const { started } = await journey();
  if (!ticks.length && !Object.values(rung).some(Boolean)) return;
  write(part(line, "since"), dayAndTime(started));
  part(line, "earlier").hidden = false;
}
