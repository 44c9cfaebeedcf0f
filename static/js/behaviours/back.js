/** Makes the Back link go where the browser's Back goes; without history its address is followed. */

export const attribute = "data-back";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
}
