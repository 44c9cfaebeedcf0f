/** The quarters that organisations say “nothing to report” for. Its twin: webapp/vocabulary/periods.py. */

/** @typedef {{code: string, label: string}} Quarter `2026-q3`, and `July to September 2026` */

const MONTHS = ["January to March", "April to June", "July to September", "October to December"];
/** @type {Intl.DateTimeFormatOptions} */
const IN_UK = { timeZone: "Europe/London", month: "numeric", year: "numeric" };

/**
 * The quarter before the one that a moment is in, by the calendar in the UK.
 *
 * @param {string | Date} moment
 * @returns {Quarter}
 */
export function lastQuarterOver(moment) {
  const [month, year] = new Date(moment).toLocaleDateString("en-GB", IN_UK).split("/").map(Number);
  const place = year * 4 + Math.ceil(month / 3) - 2;
  const [ofYear, number] = [Math.floor(place / 4), place % 4];
  return { code: `${ofYear}-q${number + 1}`, label: `${MONTHS[number]} ${ofYear}` };
}
