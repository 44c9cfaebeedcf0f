/** Is this phone ready to use without signal? Says so only when it is true. */

import { askStatus } from "./registration.js";

/** @import { Status } from "../../../service_worker/phone/messages.js" */
/** @import { KeyStore } from "../../../service_worker/phone/keys.js" */

/** @type {Status} */
const NO_STATUS = { whole: false, library: false, edition: null, build: null };

/**
 * `reason` is the first thing that is missing (no_worker, installing, incomplete, storage, no_key),
 * or null when ready.
 *
 * @typedef {object} Readiness
 * @property {boolean} ready
 * @property {string | null} reason
 * @property {boolean} worker
 * @property {boolean} pack the core is stored
 * @property {boolean} library
 * @property {boolean} key
 * @property {string | null} edition
 * @property {string | null} build
 * @property {boolean} persisted
 * @property {boolean} sendsWhenClosed
 */

/**
 * @param {object} phone
 * @param {(ServiceWorkerRegistration & {sync?: object}) | null} phone.registration
 * @param {Pick<KeyStore, "isStored">} phone.keys
 * @param {StorageManager} [phone.storage]
 * @returns {Promise<Readiness>}
 */
export async function describeReadiness({ registration, keys, storage }) {
  const active = registration?.active ?? null;
  const status = (active && (await askStatus(active))) ?? NO_STATUS;
  const key = await keys.isStored().catch(() => null);
  const reason = findMissing({ registration, active, status, key });
  return {
    ready: reason === null,
    reason,
    worker: Boolean(active),
    pack: status.whole,
    library: status.library,
    key: Boolean(key),
    edition: status.edition,
    build: status.build,
    persisted: await isPersisted(storage),
    sendsWhenClosed: Boolean(registration?.sync),
  };
}

async function isPersisted(storage) {
  return (await storage?.persisted?.()) ?? false;
}

function findMissing({ registration, active, status, key }) {
  if (!registration) return "no_worker";
  if (!active) return "installing";
  if (!status.whole) return "incomplete";
  if (key === null) return "storage";
  return key ? null : "no_key";
}
