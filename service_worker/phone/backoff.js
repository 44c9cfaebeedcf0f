/** How long to wait before trying again. Pure but for `random`. */

export const SHORTEST = 1_000;
export const LONGEST = 5 * 60_000;
/** Whoever asks us to wait, we wait no longer than an hour. */
export const LONGEST_ASKED_FOR = 60 * 60_000;

/** Full jitter: anything from nothing to 1 s · 2^attempt, never above five minutes (milliseconds). */
export function fullJitter(attempt, random = Math.random) {
  return random() * Math.min(LONGEST, SHORTEST * 2 ** attempt);
}

/** Milliseconds asked for by somebody else, made safe: a number from 0 to an hour. */
export function patience(milliseconds) {
  return Math.min(Math.max(Number(milliseconds) || 0, 0), LONGEST_ASKED_FOR);
}

/** How long `until` is still to come; 0 if it is past, or so far off that the clock was put back. */
export function restUntil(until, now) {
  const rest = (until ?? 0) - now;
  return rest > 0 && rest <= LONGEST_ASKED_FOR ? rest : 0;
}
