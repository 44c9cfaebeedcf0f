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
 * The local day as YYYY-MM-DD.
 *
 * @param {Date} moment
 * @returns {string}
 */
export function dayOf(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/**
 * "Thursday".
 *
 * @param {Date} at
 * @returns {string}
 */
export const weekday = (at) => at.toLocaleDateString("en-GB", { weekday: "long" });

const isSameDay = (one, other) => one.toDateString() === other.toDateString();
