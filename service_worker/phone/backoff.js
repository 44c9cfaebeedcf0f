/** How long to wait before a retry, in milliseconds. Pure but for `random`. */

export const SHORTEST = 1_000;
export const LONGEST = 5 * 60_000;
/** The unit may ask for longer, but never for more than an hour. */
export const LONGEST_ASKED_FOR = 60 * 60_000;

/**
 * Back-off with full jitter: anything from 0 to 1 s · 2^attempt, never above five minutes.
 *
 * @param {number} attempt
 * @param {() => number} [random]
 * @returns {number}
 */
export function fullJitter(attempt, random = Math.random) {
  return random() * Math.min(LONGEST, SHORTEST * 2 ** attempt);
}

/**
 * A wait that somebody else asked for, made safe: from 0 to an hour.
 *
 * @param {unknown} milliseconds
 * @returns {number}
 */
export function limitWait(milliseconds) {
  return Math.min(Math.max(Number(milliseconds) || 0, 0), LONGEST_ASKED_FOR);
}

/**
 * How long from `now` to `until`; 0 if it is past, or so far off that the clock was put back.
 *
 * @param {number | undefined} until
 * @param {number} now
 * @returns {number}
 */
export function timeUntil(until, now) {
  const wait = (until ?? 0) - now;
  return wait > 0 && wait <= LONGEST_ASKED_FOR ? wait : 0;
}
