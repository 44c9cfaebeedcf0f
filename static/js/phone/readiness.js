/** Is this phone ready to use without signal? Said only when it is true. */

import { askStatus } from "./registration.js";

/**
 * {ready, reason, worker, pack, key, edition, build, persisted, sendsWhenClosed}. `reason` is the
 * first thing that is missing: no_worker, installing, incomplete, storage, no_key; null when ready.
 */
export async function readiness({ registration, keys, storage }) {
  const active = registration?.active ?? null;
  const status = active && (await askStatus(active));
  const key = await keys.isKept().catch(() => null);
  const reason = whatIsMissing({ registration, active, status, key });
  return {
    ready: reason === null,
    reason,
    worker: Boolean(active),
    pack: Boolean(status?.whole),
    key: Boolean(key),
    edition: status?.edition ?? null,
    build: status?.build ?? null,
    persisted: (await storage?.persisted?.()) ?? false,
    sendsWhenClosed: Boolean(registration?.sync),
  };
}

function whatIsMissing({ registration, active, status, key }) {
  if (!registration) return "no_worker";
  if (!active) return "installing";
  if (!status?.whole) return "incomplete";
  if (key === null) return "storage";
  return key ? null : "no_key";
}
