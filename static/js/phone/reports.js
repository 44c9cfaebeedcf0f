/** The reports on this phone as people see them: reference, when, how far. Never what they say. */

import { DELIVERY_LOCK } from "../../../service_worker/phone/delivery.js";
import { reference } from "../../../service_worker/phone/envelope.js";
import { needsPerson } from "../../../service_worker/phone/results.js";

/**
 * Newest first: {id, reference, savedAt, state, reason, deliveredAt, receivedAt}. `state` is one of
 * waiting, sending, delivered, opened, ring_us, needs_you; `reason` a code or null.
 */
export async function listReports({ outbox, locks }) {
  const [rows, last, isSending] = await Promise.all([
    outbox.all(),
    outbox.recall("last"),
    isSomebodySending(locks),
  ]);
  return rows.map((row) => describe(row, { last, isSending })).reverse();
}

function describe(row, { last, isSending }) {
  const { id, envelope, receipt } = row;
  const about = { id, reference: reference(id), savedAt: envelope.saved_at };
  if (receipt?.digest !== envelope.digest) {
    const reason = row.reason ?? last?.reason ?? null;
    const state = needsPerson(row) ? "needs_you" : isSending ? "sending" : "waiting";
    return { ...about, state, reason, deliveredAt: null, receivedAt: null };
  }
  const deliveredAt = new Date(receipt.delivered_at).toISOString();
  const receivedAt = receipt.received_at ?? null;
  return { ...about, state: receipt.state, reason: null, deliveredAt, receivedAt };
}

async function isSomebodySending(locks) {
  const { held = [] } = (await locks?.query()) ?? {};
  return held.some(({ name }) => name === DELIVERY_LOCK);
}
