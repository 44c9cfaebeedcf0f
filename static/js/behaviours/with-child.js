/** A page that was handed to a child: Back leads from it to Home, and never into the incident. */

export const attribute = "data-with-child";

const MARK = "with-child";

/** Bound to the top of every page. */
export function bind() {
  addEventListener("pageshow", ({ persisted }) => guard(persisted));
  const [navigation] = performance.getEntriesByType("navigation");
  const { type } = /** @type {Partial<PerformanceNavigationTiming>} */ (navigation ?? {});
  guard(type === "back_forward");
}

/** Storage that throws takes the guard away, never the page. */
function guard(cameBack) {
  try {
    if (document.querySelector("[data-for-the-child]")) sessionStorage.setItem(MARK, "");
    else if (!cameBack && location.pathname !== "/") sessionStorage.removeItem(MARK);
    else if (sessionStorage.getItem(MARK) !== null && location.pathname !== "/") leave();
  } catch {
    // Without session storage Back goes where the browser takes it.
  }
}

function leave() {
  document.documentElement.hidden = true;
  location.replace("/");
}
