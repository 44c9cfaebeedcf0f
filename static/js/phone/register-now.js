/** Registers the worker before anything else runs. */

import { registerWorker } from "./registration.js";

/** Resolves with the registration, or null where the browser cannot or will not register. */
export const registering = registerWorker({ container: navigator.serviceWorker });
