/** Reads what is typed: mends slips of spelling, and guesses how the last word goes on. Pure. */

import { makeMender } from "./typos.js";
import { isTelling, stem, wordsOf } from "./words.js";

const SHORTEST_PART = 3;
/** How much a word counts that may be the one begun. */
const BEGUN = 0.6;

/**
 * A function from a query to, for each of its telling words, the terms it may mean and how much each
 * counts (`typed`), and to all its terms, little words too (`all`).
 *
 * @param {Iterable<string>} vocabulary every word there is to find
 * @param {(words: string[]) => string[]} read
 * @returns {(query: string) => {typed: Map<string, number>[], all: Set<string>}}
 */
export function makeQueryReader(vocabulary, read) {
  const known = [...new Set(vocabulary)];
  const stems = new Set(known.map(stem));

  const closest = makeMender(known);
  const mend = (word) => (stems.has(stem(word)) ? word : (closest(word) ?? word));

  return (query) => {
    const words = wordsOf(query);
    const last = words.at(-1) ?? "";
    const begun = last.length < SHORTEST_PART ? [] : known.filter((one) => one.startsWith(last));
    const mended = words.map((word, at) =>
      begun.length && at === words.length - 1 ? word : mend(word),
    );
    const all = read(mended);
    const found = all.map((term) => new Map([[term, 1]]));
    const ends = found.at(-1);
    for (const term of read(begun)) if (!ends.has(term)) ends.set(term, BEGUN);
    return { typed: found.filter((_, at) => isTelling(all[at])), all: new Set(all) };
  };
}
