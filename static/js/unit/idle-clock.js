/** Decides what an open page does as time passes: tell that somebody is there, or ask. Pure. */

const TELL_EVERY = 60_000;

/**
 * A clock of one page. `due` says "tell" if the server should hear that somebody is there, "ask" if
 * nobody was for `after` milliseconds, and "" if there is nothing to do.
 *
 * @param {number} after
 * @param {() => number} now
 */
export function makeIdleClock(after, now) {
  let acted = now();
  let told = acted;
  return {
    act: () => {
      acted = now();
    },
    /** @param {number} moment */
    told: (moment) => {
      told = moment;
    },
    due: () => {
      if (now() - acted >= after) return "ask";
      return acted > told && now() - told >= TELL_EVERY ? "tell" : "";
    },
  };
}
