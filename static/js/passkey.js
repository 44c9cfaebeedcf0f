/** The unit's pages with a passkey: this script shows their form and asks the browser for it. */

import { bindPasskey } from "./unit/passkey.js";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  bindPasskey(/** @type {HTMLFormElement} */ (form));
}
