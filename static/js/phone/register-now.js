/**
 * Registers the worker as soon as this is read, not when a page's other scripts have come: on a
 * slow link that is a tenth of a second sooner. Both scripts import it, so it is part of shared.js,
 * which every page names first.
 */

import { registerWorker } from "./registration.js";

/** Resolves with the registration, or null where the browser cannot or will not. */
export const registering = registerWorker({ container: navigator.serviceWorker });
