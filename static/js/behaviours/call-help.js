/** Closes the sheet of 999 on Escape and on a press elsewhere. */

export const attribute = "data-call-help";

/** @param {HTMLDetailsElement} help */
export function bind(help) {
  const close = () => {
    help.open = false;
  };
  document.addEventListener("click", ({ target }) => {
    // The veil over the page is drawn by the element itself.
    if (target === help || !help.contains(/** @type {Node} */ (target))) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !help.open) return;
    close();
    help.querySelector("summary").focus();
  });
}
