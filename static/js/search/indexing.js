/** Indexes what there is to find: which entry has which terms, where, and how rare each is. Pure. */

import { makeReader, wordsOf } from "./words.js";

/**
 * `words`: phrases that people type for it, separated by commas. `texts`: what its page says.
 * `kind`: the heading that it is under, such as "path". `isAlone`: found by one of its phrases and
 * nothing else: who says more about their lead may not be told to ring them.
 *
 * @typedef {{title: string, words: string, texts: string[], kind: string, isAlone?: boolean}} Entry
 */

/** `crisis`: phrases of danger, `same`: groups of the same meaning; each separated by commas. */
/** @typedef {{entries: Entry[], same: string[], crisis: string}} Content */

/** @typedef {{phrases: string[][], texts: Set<string>[]}} Terms of one entry */

/** How much a term counts where it is found. */
const IN_TITLE = 4;
const IN_WORDS = 3;
const IN_TEXT = 1;

/** @param {Content} content */
export function makeIndex({ entries, same, crisis }) {
  const read = makeReader(same);
  const vocabulary = new Set([...same, crisis].flatMap(wordsOf));
  const learn = (text) => {
    const words = wordsOf(text);
    words.forEach((word) => vocabulary.add(word));
    return read(words);
  };
  const learnPhrases = (phrases) => phrases.split(",").map(learn).filter(isAny);
  /** @type {Map<string, Map<number, number>>} for each term, the weight of its best place in each entry */
  const places = new Map();
  const put = (terms, entry, weight) => terms.forEach((term) => raise(places, term, entry, weight));
  const rate = (size) => Math.log(1 + entries.length / size);
  const known = entries.map(({ title, words, texts }, entry) => {
    const phrases = learnPhrases(words);
    const said = texts.map(learn);
    put(said.flat(), entry, IN_TEXT);
    put(phrases.flat(), entry, IN_WORDS);
    put(learn(title), entry, IN_TITLE);
    return { phrases, texts: said.map((terms) => new Set(terms)) };
  });
  const rarities = new Map(Array.from(places, ([term, where]) => [term, rate(where.size)]));
  const rarity = (term) => rarities.get(term) ?? rate(1);
  return { read, vocabulary, dangers: learnPhrases(crisis), entries: known, places, rarity };
}

const isAny = (terms) => terms.length > 0;

/** Later weights are higher. */
function raise(places, term, entry, weight) {
  if (!places.has(term)) places.set(term, new Map());
  places.get(term).set(entry, weight);
}
