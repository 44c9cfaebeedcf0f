/** Finds the known word that a misspelt one most likely means. Pure. */

/** Shorter words have too many neighbours; one of this length must begin alike. */
const SHORTEST = 4;
/** People seldom miss the first letter: of two words as close, the one that begins alike. */
const FIRST_LETTER = 0.5;

/**
 * A function to the closest known word, or undefined: one slip in a word of four to eight letters,
 * two in a longer one.
 *
 * @param {string[]} known
 * @returns {(word: string) => string | undefined}
 */
export function makeMender(known) {
  const letters = known.map(lettersOf);
  return (word) => {
    const own = lettersOf(word);
    let fewest = allowed(word.length);
    let found;
    for (const [at, other] of known.entries()) {
      if (Math.abs(other.length - word.length) >= fewest) continue;
      if (countBits(own ^ letters[at]) >= 2 * fewest) continue;
      const slips = countSlips(word, other, fewest) + (word[0] === other[0] ? 0 : FIRST_LETTER);
      if (slips < fewest) [found, fewest] = [other, slips];
    }
    return found;
  };
}

/** A bit for each letter in a word: one slip changes two at most, which is quicker to see than slips. */
function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}

function countBits(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}

/** As many slips, or more, are too many. */
function allowed(length) {
  if (length < SHORTEST) return 0;
  if (length === SHORTEST) return 1 + FIRST_LETTER;
  return length < 9 ? 2 : 3;
}

/** Letters added, left out, changed, or swapped with the next; `enough` or more is too many to count. */
function countSlips(one, other, enough) {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
      if (isSwapped(one, other, i, j)) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) >= enough) return enough;
    [before, row] = [row, next];
  }
  return row[other.length];
}

const isSwapped = (one, other, i, j) =>
  i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
