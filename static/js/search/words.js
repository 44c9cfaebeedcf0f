/** Splits text into words, cuts endings off, and joins words that mean the same. Pure. */

const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /[\u0300-\u036f'’]/g;
/** Each word's stem, once cut: a text repeats its words. */
const stems = new Map();
const LITTLE = new Set(
  (
    "a about again also am an and any are as at be because been being but by can could did didnt do does doesnt dont even for from get got " +
    "had has have he her herself hes him himself his how i if im in is it its ive just know make me my of on or our people person please pls " +
    "really said say saying she shes should so some somebody someone still that the their them then there they theyre " +
    "theyve thing this to too u ur us very was we were what when which who will with would you your yourself"
  )
    .split(" ")
    .map(stem),
);

/**
 * The words of a text, in small letters and without accents.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().match(WORD) ?? [];
}

/**
 * A word without its ending: "bullied", "bullying" and "bully" are all "bulli".
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (!stems.has(word)) stems.set(word, cutEnding(word));
  return stems.get(word);
}

function cutEnding(word) {
  if (word.length < 4) return word;
  const single = word.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
  const bare = single.replace(/^(.*[aeiouy].*..|.*..[aeiouy].*|..*[aeiouy].)(ing|ed|ly)$/, "$1");
  const ending = bare === single ? single : bare.replace(/([^aeiouls])\1$/, "$1");
  return ending.length < 4 ? ending : ending.replace(/e$/, "").replace(/y$/, "i");
}

/** Whether a term says what is looked for. @param {string} term */
export const isTelling = (term) => !LITTLE.has(term);

/**
 * A function from words to terms: stems, where phrases that mean the same are one term. `same`:
 * groups of phrases, separated by commas.
 *
 * @param {string[]} same
 * @returns {(words: string[]) => string[]}
 */
export function makeReader(same) {
  const terms = new Map();
  /** For each first stem of a phrase, the most stems that such a phrase has. */
  const longest = new Map();
  for (const group of same) {
    const phrases = group.split(",").map((phrase) => wordsOf(phrase).map(stem));
    for (const phrase of phrases) {
      terms.set(phrase.join(" "), phrases[0].join(" "));
      longest.set(phrase[0], Math.max(phrase.length, longest.get(phrase[0]) ?? 0));
    }
  }
  return (words) => join(words.map(stem), terms, longest);
}

/** The longest phrase that the groups know, at each place. */
function join(words, terms, longest) {
  const joined = [];
  let at = 0;
  while (at < words.length) {
    let size = longest.get(words[at]) ?? 1;
    while (size > 1 && !terms.has(words.slice(at, at + size).join(" "))) size -= 1;
    const phrase = size === 1 ? words[at] : words.slice(at, at + size).join(" ");
    joined.push(terms.get(phrase) ?? phrase);
    at += size;
  }
  return joined;
}
