/** How a call ended, in the words that the layout's sheet carries (layouts/_did_you_speak.html). */

/**
 * "spoke", "no answer"; "tried" until somebody says.
 *
 * @param {string} result
 * @returns {string}
 */
export function resultInWords(result) {
  /** @type {HTMLElement | null} */
  const answer = document.querySelector(`[data-did-you-speak] [data-result="${result}"]`);
  return answer?.dataset.words ?? "tried";
}
