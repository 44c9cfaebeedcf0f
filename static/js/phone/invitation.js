/** When to suggest the home screen: once, at a good moment. Pure. */

/**
 * `answer` is the note: true once answered, else the day of the first visit, or false.
 *
 * @typedef {{answer: boolean | string, today: string, hasSaved: boolean, isBusy: boolean}} Moment
 */

/**
 * Whether now is a good moment: a report has been saved here, or it is not the first day, and nothing
 * is unfinished.
 *
 * @param {Moment} moment
 * @returns {boolean}
 */
export function isGoodMoment({ answer, today, hasSaved, isBusy }) {
  if (answer === true || isBusy) return false;
  return hasSaved || (typeof answer === "string" && answer !== today);
}
