/** Quick exit: away at once, also without signal, and Back does not lead here again. */

export const attribute = "data-quick-exit";

const MARK = "away";

export function bind(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && stayAway(link));
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  if (type === "back_forward") stayAway(link);
  else if (type === "navigate") sessionStorage.removeItem(MARK);
}

/** The way out comes first: the mark fails where the browser keeps nothing. */
function leave({ href }) {
  location.replace(href);
  document.documentElement.hidden = true;
  sessionStorage.setItem(MARK, "");
}

function stayAway(link) {
  if (sessionStorage.getItem(MARK) !== null) leave(link);
}
