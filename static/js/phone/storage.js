/** Opens this page's outbox and key store, once, for delivering and for saving. */

import { openKeys } from "../../../service_worker/phone/keys.js";
import { openChannel } from "../../../service_worker/phone/messages.js";
import { openOutbox } from "../../../service_worker/phone/outbox.js";

/** The broadcast channel of the outbox: it hears what other pages save, and not what this one does. */
export const channel = openChannel();
export const outbox = openOutbox({ tell: channel.tell });
export const keys = openKeys();

/**
 * Ask the browser never to clear this phone's storage by itself. Only on a press: it may ask back.
 *
 * @returns {Promise<boolean>} whether it promised
 */
export async function keepStorage() {
  return (await navigator.storage?.persist?.()) ?? false;
}
