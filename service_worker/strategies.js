/** How a request is answered: what is kept first, then the network, then a page that helps. */

import { asksForPage, keptPathFor } from "./routes.js";

/** Answer `request` from the kept copies, else from the network, else (pages only) with `/no-signal`. */
export async function keptFirst(request, { stores, fetch }) {
  const { pathname } = new URL(request.url);
  return (await readKept(stores, keptPathFor(pathname))) ?? networkOnly(request, { stores, fetch });
}

/** Answer `request` from the network, else (pages only) with `/no-signal`. Nothing of it is kept. */
export async function networkOnly(request, { stores, fetch }) {
  try {
    return await fetch(request);
  } catch (noNetwork) {
    const help = asksForPage(request) && (await readKept(stores, "/no-signal", { status: 503 }));
    if (help) return help;
    throw noNetwork;
  }
}

/** A storage that cannot be read must not take the page away from someone who is online. */
async function readKept(stores, path, options) {
  try {
    return await stores.read(path, options);
  } catch {
    return undefined;
  }
}
