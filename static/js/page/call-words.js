/** How a call ended, in the words that the layout's sheet carries (layouts/_did_you_speak.html). */

// No calls of the worker's, so that no button says them.
const SAID = {
  lead_rings: "not confirmed",
  lead_rang: "your lead or deputy rang",
  spoke_before: "spoke before this was known,",
};

/**
 * "spoke", "no answer"; "tried" until somebody says.
 *
 * @param {string} result
 * @returns {string}
 */
export function resultInWords(result) {
  /** @type {HTMLElement | null} */
  const answer = document.querySelector(`[data-did-you-speak] [data-result="${result}"]`);
  return answer?.dataset.words ?? SAID[result] ?? "tried";
}
