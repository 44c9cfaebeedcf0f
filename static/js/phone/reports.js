/** The reports on this phone as people see them: reference, time, how far. Never what they say. */

import { DELIVERY_LOCK } from "../../../service_worker/phone/delivery.js";
import { reference } from "../../../service_worker/phone/envelope.js";
import { needsPerson } from "../../../service_worker/phone/refusals.js";

/** @import { Outbox } from "../../../service_worker/phone/outbox.js" */

/**
 * `state` is one of waiting, sending, delivered, opened, ring_us, needs_you; `reason` a code or
 * null; the times are in ISO 8601. `kind` says what it is if not a report.
 *
 * @typedef {object} ReportLine
 * @property {string} id
 * @property {string} reference
 * @property {string} [kind]
 * @property {string} savedAt
 * @property {string} state
 * @property {string | null} reason
 * @property {string | null} deliveredAt by this phone's clock
 * @property {string | null} arrivedAt when the server stored it, by the unit's clock
 * @property {string | null} receivedAt when a person at the unit marked it as received, by the unit's clock
 * @property {string} [spokenAt] when the unit spoke with whoever sent it, by the unit's clock
 * @property {boolean} [erased] lawfully, at the unit
 */

/**
 * Newest first.
 *
 * @param {{outbox: Outbox, locks?: Pick<LockManager, "query">}} phone
 * @returns {Promise<ReportLine[]>} rejects with StorageTrouble
 */
export async function describeReports({ outbox, locks }) {
  const [rows, last, isSending] = await Promise.all([
    outbox.list(),
    outbox.recall("last"),
    isSomebodySending(locks),
  ]);
  return rows.map((row) => describe(row, { last, isSending })).reverse();
}

function describe(row, { last, isSending }) {
  const { id, kind, envelope, receipt } = row;
  const line = { id, kind, reference: reference(id), savedAt: envelope.saved_at };
  if (receipt?.digest !== envelope.digest) {
    const reason = row.reason ?? last?.reason ?? null;
    const state = needsPerson(row) ? "needs_you" : isSending ? "sending" : "waiting";
    return { ...line, state, reason, deliveredAt: null, arrivedAt: null, receivedAt: null };
  }
  return { ...line, reason: null, ...describeReceipt(receipt) };
}

function describeReceipt({ state, held, delivered_at, spoken_at, ...receipt }) {
  const deliveredAt = new Date(delivered_at).toISOString();
  const { arrived_at = null, received_at = null } = receipt;
  const times = {
    deliveredAt,
    arrivedAt: arrived_at,
    receivedAt: received_at,
    spokenAt: spoken_at,
  };
  return { state, erased: held === "erased", ...times };
}

async function isSomebodySending(locks) {
  const { held = [] } = (await locks?.query()) ?? {};
  return held.some(({ name }) => name === DELIVERY_LOCK);
}
