/** "No bars?" closes by Escape, by a press elsewhere, and when another page comes. */

export const attribute = "data-call-help";

export function bind(help) {
  const close = () => {
    help.open = false;
  };
  document.addEventListener("htmx:after:swap", close);
  document.addEventListener("click", ({ target }) => help.contains(target) || close());
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !help.open) return;
    close();
    help.querySelector("summary").focus();
  });
}
