/** The Back link goes where the browser's Back goes; its address serves where there is no history. */

export const attribute = "data-back";

export function bind(link) {
  link.addEventListener("click", (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
}
