/** The top's Back goes where the browser's Back goes; a page without Back has Home's mark instead. */

export const attribute = "data-back-link";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
}
