/** Which requests the worker answers, and from which kept page. Pure. */

const THE_UNIT = /^\/unit(\/|$)/;
const NEVER_OURS = [THE_UNIT, /^\/sync(\/|$)/, /^\/healthz$/, /^\/worker\.js$/, /^\/pack\//];
const FORM_FROM_A_PATH = /^\/report\/[0-9a-hjkmnp-tv-z]{6}$/;

/** Does the worker answer this request? Reading only, from our own origin, outside the unit's doors. */
export function isOurs({ method, url }, origin) {
  const address = new URL(url);
  if (method !== "GET" || address.origin !== origin) return false;
  return !NEVER_OURS.some((pattern) => pattern.test(address.pathname));
}

/** Does somebody open a page of the unit? The worker then helps where there is no network, and does no more. */
export function opensTheUnit({ method, mode, url }, origin) {
  const address = new URL(url);
  const theirs = address.origin === origin && THE_UNIT.test(address.pathname);
  return theirs && method === "GET" && mode === "navigate";
}

/** The kept path that answers `pathname`: every `/report/<code>` is the one kept form. */
export function keptPathFor(pathname) {
  return FORM_FROM_A_PATH.test(pathname) ? "/report" : pathname;
}

/** Does the request ask for a page, by navigation or by htmx? */
export function asksForPage({ mode, headers }) {
  return mode === "navigate" || (headers.get("accept") ?? "").includes("text/html");
}
