/**
 * Says when the unit reads reports next, by this phone's clock. Bank holidays it does not know, so the
 * words say "if it is a working day". Its twin: webapp/unit_hours.py.
 */

import { weekday } from "./times.js";

/**
 * `first` and `last` are days, Monday 0 to Sunday 6; `opens` and `closes` such as "09:00".
 *
 * @typedef {{first: number, last: number, opens: string, closes: string}} UnitHours
 */

/**
 * "Today until 5pm", "Tomorrow, Thursday, from 9am", "Monday from 9am".
 *
 * @param {UnitHours} hours
 * @param {Date} [now]
 * @returns {string}
 */
export function nextReading(hours, now = new Date()) {
  const time = now.toTimeString().slice(0, 5);
  const worksOn = (day) => inWeek(day) >= hours.first && inWeek(day) <= hours.last;
  if (worksOn(now) && time < hours.closes) {
    return time < hours.opens
      ? `Today from ${onTheClock(hours.opens)}`
      : `Today until ${onTheClock(hours.closes)}`;
  }
  const tomorrow = dayAfter(now, 1);
  const next = [1, 2, 3, 4, 5, 6, 7].map((days) => dayAfter(now, days)).find(worksOn);
  const from = `from ${onTheClock(hours.opens)}`;
  const isTomorrow = next.toDateString() === tomorrow.toDateString();
  return isTomorrow ? `Tomorrow, ${weekday(next)}, ${from}` : `${weekday(next)} ${from}`;
}

const inWeek = (day) => (day.getDay() + 6) % 7;

const dayAfter = (day, days) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/** "9am", "5.30pm". */
function onTheClock(time) {
  const [hour, minute] = time.split(":");
  const past = minute === "00" ? "" : `.${minute}`;
  return `${Number(hour) % 12 || 12}${past}${Number(hour) < 12 ? "am" : "pm"}`;
}
