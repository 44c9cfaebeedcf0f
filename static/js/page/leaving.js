/** A page that is left takes with it what it has not stored yet: so its links wait until it is stored. */

// Nobody waits longer than this for a phone that stores slowly.
const PATIENCE = 300;

const pending = new Set();

/**
 * Let a press on a link of this page wait for `storing`.
 *
 * @template T
 * @param {Promise<T>} storing
 * @returns {Promise<T>} the same
 */
export function beforeLeaving(storing) {
  const settled = storing.catch(() => {});
  pending.add(settled);
  settled.then(() => pending.delete(settled));
  return storing;
}

/** Start holding links; after the behaviours are bound, whose presses may store something. */
export function holdLinks() {
  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (event.target).closest("a[href^='/']");
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || !pending.size || opensElsewhere || event.defaultPrevented) return;
    event.preventDefault();
    const enough = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    Promise.race([Promise.all(pending), enough]).then(() => location.assign(link.href));
  });
}
