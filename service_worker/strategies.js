/** How a request is answered: from the cache, then the network, then with the page "No signal". */

import { asksForPage, cachedPathFor, storedInstead } from "./routes.js";

/** @import { Packs } from "./packs.js" */

/** @import { WriteIn } from "./written-in.js" */

/**
 * `writeIn` fills a page's places with what this phone knows.
 *
 * @typedef {{packs: Pick<Packs, "read">, fetch: typeof globalThis.fetch, writeIn: WriteIn}} Sources
 */

/**
 * Answer `request` from the cache, else from the network, else (pages only) with `/no-signal`.
 *
 * @param {Request} request
 * @param {Sources} sources
 * @returns {Promise<Response>} rejects as `fetch` does where nothing can answer
 */
export async function cacheFirst(request, sources) {
  const { pathname } = new URL(request.url);
  const reading = tryToRead(sources.packs, cachedPathFor(pathname));
  const cached = await (asksForPage(request) ? sources.writeIn(pathname, reading) : reading);
  return cached ?? networkOnly(request, sources);
}

/**
 * Answer `request` from the network, else (pages only) with the steps that the link names instead,
 * or with `/no-signal`. Caches nothing.
 *
 * @param {Request} request
 * @param {Sources} sources
 * @returns {Promise<Response>} rejects as `fetch` does where nothing can answer
 */
export async function networkOnly(request, { packs, fetch, writeIn }) {
  try {
    return await fetch(request);
  } catch (noNetwork) {
    const instead = asksForPage(request) && storedInstead(request.url);
    if (instead && (await tryToRead(packs, instead.pathname))) return Response.redirect(instead);
    const help =
      asksForPage(request) &&
      (await writeIn("/no-signal", tryToRead(packs, "/no-signal", { status: 503 })));
    if (help) return help;
    throw noNetwork;
  }
}

/** A storage that cannot be read must not take the page away from someone who is online. */
async function tryToRead(packs, path, options = {}) {
  try {
    return await packs.read(path, options);
  } catch {
    return undefined;
  }
}
