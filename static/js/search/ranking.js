/** Ranks what there is to find for a query, and hears talk of danger. Pure. */

import { makeIndex } from "./indexing.js";
import { makeQueryReader } from "./query.js";

/** @import { Content } from "./indexing.js" */

/** `text`: which of the entry's texts shows the hit; -1 for none. @typedef {{entry: number, text: number}} Hit */
/** The best hits of one kind, the best first. @typedef {{kind: string, hits: Hit[]}} Group */

/** Hits of one kind; the next is further off than another question. */
const MOST = 5;
/** Talk of an incident leads to the path before a page to read; of one's lead, to whom to ring instead. */
const FAVOUR = { path: 1.1, lead: 4 };
/** A phrase of an entry's `words` that was typed in full, by its share of what was typed. */
const WHOLE_PHRASE = 6;
const PER_WORD_LACKING = 5;
/** Of the best hit's score: less helps nobody, unless there is hardly anything else. */
const WORTH_SHOWING = 0.1;
const FEWEST = 3;

/**
 * A function from a query to what it finds, by kind, the kind of the best hit first; and whether
 * somebody may be in danger.
 *
 * @param {Content} content
 * @returns {(query: string) => {groups: Group[], isCrisis: boolean}}
 */
export function makeSearch(content) {
  const index = makeIndex(content);
  const readQuery = makeQueryReader(index.vocabulary, index.read);
  return (query) => {
    const { typed, all } = readQuery(query);
    const exact = new Set(typed.map((terms) => terms.keys().next().value));
    const isCrisis = index.dangers.some((danger) => isIn(danger, all));
    const shown = [...scoreEntries(index, typed)].filter(([entry]) => {
      return !content.entries[entry].isAlone || isAll(index.entries[entry].phrases, exact);
    });
    const found = shown.map(([entry, { score, count }]) => {
      const { kind } = content.entries[entry];
      const phrase = weighPhrases(index, entry, exact);
      const favour = kind === "lead" && !phrase ? 1 : (FAVOUR[kind] ?? 1);
      return { kind, entry, score: (score * Math.sqrt(count / typed.length) + phrase) * favour };
    });
    const showHit = (entry) => ({ entry, text: bestText(index.entries[entry], typed) });
    return { groups: groupBest(found, showHit), isCrisis };
  };
}

/** @returns {Group[]} */
function groupBest(found, showHit) {
  found.sort((one, other) => other.score - one.score);
  const groups = new Map();
  for (const [at, { kind, entry, score }] of found.entries()) {
    if (at >= FEWEST && score < WORTH_SHOWING * found[0].score) break;
    const hits = groups.get(kind) ?? [];
    if (hits.length < MOST) groups.set(kind, [...hits, showHit(entry)]);
  }
  return Array.from(groups, ([kind, hits]) => ({ kind, hits }));
}

/** Each entry's score for its best place of each word typed, and how many of the words it has. */
function scoreEntries(index, typed) {
  const scored = new Map();
  for (const terms of typed) {
    for (const [entry, score] of bestPlaces(index, terms)) {
      const sum = scored.get(entry) ?? { score: 0, count: 0 };
      scored.set(entry, { score: sum.score + score, count: sum.count + 1 });
    }
  }
  return scored;
}

function bestPlaces({ places, rarity }, terms) {
  const best = new Map();
  for (const [term, likely] of terms) {
    for (const [entry, weight] of places.get(term) ?? []) {
      const score = weight * likely * rarity(term);
      if (score > (best.get(entry) ?? 0)) best.set(entry, score);
    }
  }
  return best;
}

/** The weight of an entry's heaviest phrase. One that lacks a word counts far less. */
function weighPhrases({ entries, rarity }, entry, typed) {
  const weigh = (terms) => terms.reduce((sum, term) => sum + rarity(term), 0);
  const weights = entries[entry].phrases.map((phrase) => {
    const there = weigh(phrase.filter((term) => typed.has(term)));
    return there && there * (there / weigh(phrase)) ** PER_WORD_LACKING;
  });
  const heaviest = Math.max(0, ...weights);
  return heaviest && WHOLE_PHRASE * heaviest * Math.sqrt(heaviest / weigh([...typed]));
}

/** Whether what was typed is one of the phrases, in its order, and nothing else. */
const isAll = (phrases, typed) =>
  phrases.some((phrase) => phrase.join(",") === [...typed].join(","));

const isIn = (phrase, typed) => phrase.every((term) => typed.has(term));

/** The text with the most of the words typed; the first where none has any. */
function bestText({ texts }, typed) {
  const has = (text, terms) => [...terms.keys()].some((term) => text.has(term));
  const counts = texts.map((text) => typed.filter((terms) => has(text, terms)).length);
  return counts.indexOf(Math.max(...counts));
}
