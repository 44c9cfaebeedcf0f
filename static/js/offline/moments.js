/** Moments as people here say them. */

const clock = { hour: "2-digit", minute: "2-digit" };
const day = { day: "numeric", month: "long" };

/** "14:02" of today, otherwise "24 November, 14:02". */
export function timeOrDay(moment, now = new Date()) {
  const at = new Date(moment);
  const time = at.toLocaleTimeString("en-GB", clock);
  return isSameDay(at, now) ? time : `${at.toLocaleDateString("en-GB", day)}, ${time}`;
}

/** "today, 14:02", otherwise "24 November, 14:02". */
export function dayAndTime(moment, now = new Date()) {
  const said = timeOrDay(moment, now);
  return isSameDay(new Date(moment), now) ? `today, ${said}` : said;
}

/** This phone's own day, as YYYY-MM-DD. */
export function dayOf(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

function isSameDay(one, other) {
  return one.toDateString() === other.toDateString();
}
