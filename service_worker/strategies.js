/** How a request is answered: from the cache, then the network, then with the page "No signal". */

import { asksForPage, cachedPathFor } from "./routes.js";

/** @import { PackCache } from "./pack-cache.js" */

/** @typedef {{packCache: Pick<PackCache, "read">, fetch: typeof globalThis.fetch}} Sources */

/**
 * Answer `request` from the cache, else from the network, else (pages only) with `/no-signal`.
 *
 * @param {Request} request
 * @param {Sources} sources
 * @returns {Promise<Response>} rejects as `fetch` does where nothing can answer
 */
export async function cacheFirst(request, { packCache, fetch }) {
  const { pathname } = new URL(request.url);
  const cached = await tryToRead(packCache, cachedPathFor(pathname));
  return cached ?? networkOnly(request, { packCache, fetch });
}

/**
 * Answer `request` from the network, else (pages only) with `/no-signal`. Caches nothing.
 *
 * @param {Request} request
 * @param {Sources} sources
 * @returns {Promise<Response>} rejects as `fetch` does where nothing can answer
 */
export async function networkOnly(request, { packCache, fetch }) {
  try {
    return await fetch(request);
  } catch (noNetwork) {
    const help =
      asksForPage(request) && (await tryToRead(packCache, "/no-signal", { status: 503 }));
    if (help) return help;
    throw noNetwork;
  }
}

/** A storage that cannot be read must not take the page away from someone who is online. */
async function tryToRead(packCache, path, options = {}) {
  try {
    return await packCache.read(path, options);
  } catch {
    return undefined;
  }
}
