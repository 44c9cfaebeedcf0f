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
 * @param {boolean} clockIsRight
 * @returns {Now}
 */
export function lookAt({ hours, off }, name, at, clockIsRight) {
  const own = hours[name];
  const [today, time] = inLondon(at);
  if (own === "always") return { state: "always", words: "Day and night" };
  if (own === "not all night") {
    const state = clockIsRight && isNight(time) ? "closed" : "unknown";
    return { state, words: "Not open all night" };
  }
  const isKnown = own && clockIsRight && isBetween(today, off);
  return isKnown ? lookUp(own, { today, time, off }) : { state: "unknown", words: "" };
}

const isBetween = (day, [first, , last]) => first <= day && day <= last;

/** @returns {Now} */
function lookUp(own, now) {
  const { today, time, off } = now;
  const isOpenNow = spansOf(own, today, off).some(([start, end]) => start <= time && time < end);
  return isOpenNow
    ? { state: "open", words: "Open now" }
    : { state: "closed", words: nextOpening(own, now) };
}

const isNight = (time) => time >= "17:00" || time < "09:00";

/**
 * What is open now first, and what is closed last.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Now} lookAtItem
 * @returns {T[]}
 */
export const openFirst = (items, lookAtItem) =>
  [...items].sort((one, other) => PLACES[lookAtItem(one).state] - PLACES[lookAtItem(other).state]);

const PLACES = { open: 0, always: 1, unknown: 1, closed: 2 };

/**
 * Whether a call may be the filled one: never of a number that is closed, or may be.
 *
 * @param {Now} now
 * @returns {boolean}
 */
export const isOpen = ({ state }) => state === "open" || state === "always";

/**
 * Whom to ring while the LADO is closed, and by the end of which day it must hear; empty where its
 * hours are not known. `told`: when the worker heard of it.
 *
 * @param {Register} register
 * @param {(name: string) => Now} look
 * @param {Date | number} at
 * @param {Date | number} [told]
 * @returns {string}
 */
export function describeLado(register, look, at, told = at) {
  const { state, words } = look("lado");
  if (state !== "open" && state !== "closed") return "";
  const [today, time] = inLondon(at);
  const due = `Tell the LADO ${dueInWords(dueDay(register, told), today)}.`;
  if (state === "open") return due;
  const until = time >= "17:00" || time < "06:00" ? "Tonight" : "Until then";
  const care = isOpen(look("social-care-night")) ? "social care, nights" : "social care";
  return `The LADO ${words.replace(/^./, (letter) => letter.toLowerCase())}. ${until}: ${care}, or 101. ${due}`;
}

const dueInWords = (day, today) =>
  day ? `by the end of ${nameOf(day, today)}` : "within 1 working day";

/**
 * By the end of which day the LADO must hear; null where bank holidays have run out. A working day is
 * one on which it opens; told before it opens, that day is the first. Its twin is `due_day` there.
 *
 * @param {{hours: Record<string, any>, off: any}} register
 * @param {Date | number} told
 * @returns {string | null} YYYY-MM-DD
 */
export function dueDay({ hours, off }, told) {
  const [first, time] = inLondon(told);
  for (let ahead = 0; ahead < SEARCHED; ahead++) {
    const day = dayAfter(first, ahead);
    if (day > off[2]) break;
    const [span] = spansOf(hours.lado, day, off);
    if (span && (ahead || time < span[0])) return day;
  }
  return null;
}

function nextOpening(own, { today, time, off }) {
  for (let ahead = 0; ahead < SEARCHED; ahead++) {
    const day = dayAfter(today, ahead);
    if (day > off[2]) break;
    const next = spansOf(own, day, off).find(([start]) => ahead || start > time);
    if (next) return `Opens ${nameOf(day, today)} ${next[0].replace(/^0/, "")}`;
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

/** "today", "Monday", further off "Monday 4 January". */
function nameOf(day, today) {
  const ahead = (Date.parse(day) - Date.parse(today)) / DAY;
  if (ahead === 0) return "today";
  /** @type {Intl.DateTimeFormatOptions} */
  const date = ahead > 6 || ahead < 0 ? { day: "numeric", month: "long" } : {};
  return new Date(day)
    .toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC", ...date })
    .replace(",", "");
}
