/** Writes times and days in words, by this phone's clock. Its twin: webapp/vocabulary/times.py. */

/**
 * "14:02".
 *
 * @param {Date} at
 * @returns {string}
 */
export const clock = (at) => at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/**
 * "24 November 2026".
 *
 * @param {Date} at
 * @returns {string}
 */
export function dayInWords(at) {
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/**
 * "14:02" if it is today, otherwise "24 November 2026, 14:02".
 *
 * @param {string | number | Date} moment
 * @param {Date} [now]
 * @returns {string}
 */
export function timeOrDay(moment, now = new Date()) {
  const at = new Date(moment);
  return isSameDay(at, now) ? clock(at) : `${dayInWords(at)}, ${clock(at)}`;
}

/**
 * "today, 14:02", otherwise "24 November 2026, 14:02".
 *
 * @param {string | number | Date} moment
 * @param {Date} [now]
 * @returns {string}
 */
export function dayAndTime(moment, now = new Date()) {
  return (isSameDay(new Date(moment), now) ? "today, " : "") + timeOrDay(moment, now);
}

/**
 * "Tuesday".
 *
 * @param {string | Date} moment
 * @returns {string}
 */
export const weekday = (moment) =>
  new Date(moment).toLocaleDateString("en-GB", { weekday: "long" });

/**
 * "today 18:40", otherwise "Tuesday 18:40": for what is a week old at most.
 *
 * @param {string} moment
 * @param {Date} [now]
 * @returns {string}
 */
export function weekdayAndTime(moment, now = new Date()) {
  const at = new Date(moment);
  return `${isSameDay(at, now) ? "today" : weekday(moment)} ${clock(at)}`;
}

/**
 * The local day as YYYY-MM-DD.
 *
 * @param {Date} moment
 * @returns {string}
 */
export function dayOf(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

const isSameDay = (one, other) => one.toDateString() === other.toDateString();
