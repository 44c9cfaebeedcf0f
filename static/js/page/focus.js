/** Where reading begins on a page that a link has led to: screen readers and the next Tab go on from its heading. */

/**
 * Titles tell nothing, so a page is known by its heading. Home begins at its top. The page is painted
 * first: to focus asks for its layout, which would keep a slow phone white for longer.
 */
export function focusHeading() {
  requestAnimationFrame(() => setTimeout(focus));
}

function focus() {
  const [navigation] = performance.getEntriesByType("navigation");
  const { type } = /** @type {Partial<PerformanceNavigationTiming>} */ (navigation ?? {});
  const isElsewhere = location.hash || document.activeElement !== document.body;
  if (type !== "navigate" || isElsewhere || location.pathname === "/") return;
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("#main h1"));
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
