/** Exit: leaves at once, also without signal and by Escape three times; Back does not return here. */

export const attribute = "data-quick-exit";

const MARK = "away";
const PRESSES = 3;
const WITHIN_MS = 2000;

/** @param {HTMLAnchorElement} link */
export function bind(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  /** @type {number[]} */
  let escapes = [];
  addEventListener("keydown", ({ key, timeStamp }) => {
    escapes = key === "Escape" ? [...escapes, timeStamp].slice(-PRESSES) : [];
    if (escapes.length === PRESSES && timeStamp - escapes[0] < WITHIN_MS) leave(link);
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
