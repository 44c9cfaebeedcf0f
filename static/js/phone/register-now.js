/**
 * Registers the worker as soon as this is parsed, before a page's other scripts arrive: on a slow
 * link that is a tenth of a second sooner. Both scripts import it, so esbuild puts it into shared.js,
 * which every page loads first.
 */

import { registerWorker } from "./registration.js";

/** Resolves with the registration, or null where the browser cannot or will not register. */
export const registering = registerWorker({ container: navigator.serviceWorker });
