/** Follows a link whose press stores an answer: a full page load waits until it is stored. */

// Nobody waits longer than this for a phone that stores slowly.
const PATIENCE = 300;

/**
 * Without htmx, which comes late (docs/decisions/0028), a page that goes takes with it what it has not
 * stored yet. With htmx the page stays, and nothing waits.
 *
 * @param {MouseEvent} event
 * @param {Promise<unknown>} storing
 */
export function leaveOnceStored(event, storing) {
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if ("htmx" in globalThis || opensElsewhere || !link.href) return;
  event.preventDefault();
  const enough = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  Promise.race([storing.catch(() => {}), enough]).then(() => location.assign(link.href));
}
