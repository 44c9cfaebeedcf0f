/** Shares the steps of the lead, and nothing of the worker's own answers, through the phone. */

export const attribute = "data-share";

/** @param {HTMLButtonElement} button */
export function bind(button) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => {
    /** @type {HTMLElement} */
    const steps = document.querySelector(button.dataset.share);
    const { shareTitle: title } = button.dataset;
    // A person who changes their mind rejects it: that is not a fault.
    navigator.share({ title, text: wordsOf(steps) }).catch(() => {});
  });
}

/** Without the table's name and column, which say what it is about and who did it. */
function wordsOf(steps) {
  const columns = /** @type {NodeListOf<HTMLElement>} */ (steps.querySelectorAll("h4 small"));
  for (const column of columns) column.hidden = true;
  const words = steps.innerText;
  for (const column of columns) column.hidden = false;
  return words;
}
