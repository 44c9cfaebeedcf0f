/** Indexes what there is to find: which entry has which terms, where, and how rare each is. Pure. */

import { isTelling, makeReader, wordsOf } from "./words.js";

/**
 * `words`: phrases that people type for it, separated by commas; `dangers`: those that are talk of
 * danger. `texts`: what its page says.
 * `kind`: the heading that it is under, such as "path". `isAlone`: found by one of its phrases and
 * nothing else: who says more about their lead may not be told to ring them.
 *
 * @typedef {{title: string, words: string, dangers: string, texts: string[], kind: string, isAlone?: boolean}} Entry
 */

/** `same`: groups of phrases that mean the same, separated by commas. */
/** @typedef {{entries: Entry[], same: string[]}} Content */

/** @typedef {{phrases: string[][], texts: Set<string>[]}} Terms of one entry */

/** How much a term counts where it is found. */
const IN_TITLE_OR_WORDS = 3;
const IN_TEXT = 0.4;

/** @param {Content} content */
export function makeIndex({ entries, same }) {
  const read = makeReader(same);
  const vocabulary = new Set(same.flatMap(wordsOf));
  const learn = (text) => {
    const words = wordsOf(text);
    words.forEach((word) => vocabulary.add(word));
    return read(words);
  };
  const learnTelling = (text) => keepTelling(learn(text));
  const learnPhrases = (phrases) => phrases.split(",").map(learn).filter(isAny);
  /** @type {Map<string, Map<number, number>>} for each term, the weight of its best place in each entry */
  const places = new Map();
  const put = (terms, entry, weight) => terms.forEach((term) => raise(places, term, entry, weight));
  const rate = (size) => Math.log(1 + entries.length / size);
  const dangers = [];
  const known = entries.map((one, entry) => {
    const phrases = learnPhrases(one.words).map(keepTelling).filter(isAny);
    const ofDanger = learnPhrases(one.dangers).map(keepDanger);
    dangers.push(...ofDanger);
    phrases.push(...ofDanger);
    const texts = one.texts.map(learnTelling);
    put(texts.flat(), entry, IN_TEXT);
    for (const phrase of phrases) put(phrase, entry, IN_TITLE_OR_WORDS / Math.sqrt(phrase.length));
    put(learnTelling(one.title), entry, IN_TITLE_OR_WORDS);
    return { phrases, texts: texts.map((terms) => new Set(terms)) };
  });
  const rarities = new Map(Array.from(places, ([term, where]) => [term, rate(where.size)]));
  const rarity = (term) => rarities.get(term) ?? rate(1);
  return { read, vocabulary, dangers, entries: known, places, rarity };
}

const keepTelling = (terms) => terms.filter(isTelling);

/** "Against her will" is more than "against": one telling word counts with its little ones. */
function keepDanger(terms) {
  const telling = keepTelling(terms);
  return telling.length > 1 ? telling : terms;
}

const isAny = (terms) => terms.length > 0;

/** Later weights are higher. */
function raise(places, term, entry, weight) {
  if (!places.has(term)) places.set(term, new Map());
  places.get(term).set(entry, Math.max(weight, places.get(term).get(entry) ?? 0));
}
