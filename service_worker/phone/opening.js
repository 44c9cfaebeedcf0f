/**
 * Says whether a contact is open at a moment, and when it opens next: always by the clock of
 * Europe/London. Pure. Its twin on the server is webapp/opening_hours.py.
 */

/** @typedef {"always" | "not all night" | {week: string[], except?: [string, string, string][]}} Hours */
/**
 * What the server sends of all contacts: the hours of those that have any, and the bank holidays
 * between the first and the last day for which they are known.
 *
 * @typedef {{hours: Record<string, Hours>, off: [first: string, days: string, last: string]}} Register
 */
/** @typedef {{state: "open" | "always" | "unknown" | "closed", words: string}} Now */

const DAY = 86_400_000;
const BANK = 7;
const SEARCHED = 70;

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  dateStyle: "short",
  timeStyle: "short",
});

/**
 * The day as YYYY-MM-DD and the time as HH:MM, in London.
 *
 * @param {Date | number} at
 * @returns {[day: string, time: string]}
 */
export function inLondon(at) {
  const [day, month, year, hour, minute] = clock.format(at).match(/\d+/g);
  return [`${year}-${month}-${day}`, `${hour}:${minute}`];
}

/**
 * How the contact `name` is at this moment. Nothing is known of a contact without hours, and, but of
 * those that are always open, nothing where the bank holidays have run out or `clock` is wrong.
 *
 * @param {Register} register
 * @param {string} name
 * @param {Date | number} at
 * @param {boolean} [clockIsRight]
 * @returns {Now}
 */
export function lookAt({ hours, off }, name, at, clockIsRight = true) {
  const own = hours[name];
  const [today, time] = inLondon(at);
  if (own === "always") return { state: "always", words: "Day and night" };
  if (!own || !clockIsRight) return { state: "unknown", words: "" };
  if (own === "not all night") {
    const night = time >= "17:00" || time < "09:00";
    return { state: night ? "closed" : "unknown", words: "Not open all night" };
  }
  const [first, , last] = off;
  if (today < first || today > last) return { state: "unknown", words: "" };
  if (spansOf(own, today, off).some(([start, end]) => start <= time && time < end))
    return { state: "open", words: "Open now" };
  return { state: "closed", words: nextOpening(own, { today, time, off }) };
}

function nextOpening(own, { today, time, off }) {
  for (let ahead = 0; ahead < SEARCHED; ahead++) {
    const day = dayAfter(today, ahead);
    if (day > off[2]) break;
    const next = spansOf(own, day, off).find(([start]) => ahead || start > time);
    if (next) return `Opens ${ahead ? nameOf(day, ahead) : "today"} ${next[0].replace(/^0/, "")}`;
  }
  return "Closed now";
}

function spansOf({ week, except = [] }, day, [, days]) {
  const special = except.find(([first, last]) => first <= day && day <= last);
  const place = days.includes(day) ? BANK : (new Date(day).getUTCDay() + 6) % 7;
  const times = special ? special[2] : week[place];
  return times ? times.split(",").map((span) => span.split("-")) : [];
}

const dayAfter = (day, number) =>
  new Date(Date.parse(day) + number * DAY).toISOString().slice(0, 10);

/** "Monday", further off "Monday 4 January". */
function nameOf(day, ahead) {
  const date = ahead > 6 ? { day: "numeric", month: "long" } : {};
  return new Date(day)
    .toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC", ...date })
    .replace(",", "");
}
