/** Quick exit: leaves at once, also without signal, and Back does not return here. */

export const attribute = "data-quick-exit";

const MARK = "away";

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && leaveAgain(link));
  const [navigation] = performance.getEntriesByType("navigation");
  const { type } = /** @type {Partial<PerformanceNavigationTiming>} */ (navigation ?? {});
  if (type === "back_forward") leaveAgain(link);
  else if (type === "navigate") sessionStorage.removeItem(MARK);
}

/** Leaves before it sets the mark: setting it throws where the browser stores nothing. */
function leave({ href }) {
  location.replace(href);
  document.documentElement.hidden = true;
  sessionStorage.setItem(MARK, "");
}

function leaveAgain(link) {
  if (sessionStorage.getItem(MARK) !== null) leave(link);
}
