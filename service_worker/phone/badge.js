/** Shows on the icon of the home screen how many reports wait: a number, and never what they are. */

/** @param {number} count 0 removes it; no-op in a browser that has no badges */
export function showBadge(count) {
  const { navigator } = /** @type {any} */ (globalThis);
  navigator?.setAppBadge?.(count)?.catch(() => {});
}
