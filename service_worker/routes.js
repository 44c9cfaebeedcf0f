/** Decides which requests the worker answers, and which cached page answers them. Pure. */

const UNIT = /^\/unit(\/|$)/;
const NEVER_OURS = [UNIT, /^\/sync(\/|$)/, /^\/healthz$/, /^\/worker\.js$/, /^\/pack\//];
const STEPS = /^\/steps\/[0-9b-df-hjkmnp-tv-z]{5}$/;
const FORM_FROM_A_PATH = /^\/report\/[0-9b-df-hjkmnp-tv-z]{5}$/;

/**
 * Does the worker answer this request? Only a GET of our own origin, outside the unit's pages.
 *
 * @param {{method: string, url: string}} request
 * @param {string} origin
 * @returns {boolean}
 */
export function isOurs({ method, url }, origin) {
  const address = new URL(url);
  if (method !== "GET" || address.origin !== origin) return false;
  return !NEVER_OURS.some((pattern) => pattern.test(address.pathname));
}

/**
 * Does this request open a page of the unit? The worker then only adds a help page where there is
 * no network.
 *
 * @param {{method: string, mode: string, url: string}} request
 * @param {string} origin
 * @returns {boolean}
 */
export function opensUnitPage({ method, mode, url }, origin) {
  const address = new URL(url);
  const isOfUnit = address.origin === origin && UNIT.test(address.pathname);
  return isOfUnit && method === "GET" && mode === "navigate";
}

/**
 * The cached path that answers `pathname`: one cached form answers every `/report/<code>`.
 *
 * @param {string} pathname
 * @returns {string}
 */
export function cachedPathFor(pathname) {
  return FORM_FROM_A_PATH.test(pathname) ? "/report" : pathname;
}

/**
 * Does the request ask for a page, also where a script asks for it?
 *
 * @param {{mode: string, headers: Headers}} request
 * @returns {boolean}
 */
export function asksForPage({ mode, headers }) {
  return mode === "navigate" || (headers.get("accept") ?? "").includes("text/html");
}

/**
 * The stored page that answers instead of steps for two areas, while those are not stored: the link
 * to them names the steps for the graver alone. Their page says so at `#both`, and finds there by the
 * code of both which areas the incident has.
 *
 * @param {string} url
 * @returns {URL | null} null where the link names none
 */
export function storedInstead(url) {
  const { pathname, search } = new URL(url);
  const instead = new URL(`/steps/${search.slice(1)}?${pathname.split("/")[2]}#both`, url);
  return STEPS.test(pathname) && STEPS.test(instead.pathname) ? instead : null;
}
