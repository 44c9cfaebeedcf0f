/** Save a report: sealed, kept on the disk, read back. Sending is the bridge's business. */

import { makeEnvelope, reference, uuidv7 } from "../../../service_worker/phone/envelope.js";
import { openKeys } from "../../../service_worker/phone/keys.js";
import { isIntact, openOutbox } from "../../../service_worker/phone/outbox.js";
import { NotYet, post, Refused } from "../../../service_worker/phone/post.js";
import { judge } from "../../../service_worker/phone/results.js";
import { sealReport } from "../../../service_worker/phone/seal.js";

export { envelopeFile } from "../phone/sealed-file.js";

/**
 * A place to save reports. `saveReport(report, {id})` resolves with {id, reference, savedAt} only
 * when the sealed report is on the disk and was read back.
 *
 * `id` (from `newReportId()`, kept with the draft) makes saving safe to repeat: after a crash
 * between saving and clearing the draft, the report already kept is answered, and not made twice.
 * Rejects with NoIntakeKey or CannotSeal, or with StorageTrouble whose `envelope` can still be
 * sent directly or saved as a file.
 */
export function makeSaving({ outbox, keys, fetch, now = Date.now }) {
  let saving = null;
  const notSaid = new Set(); // Perhaps on the disk, but never said to be: may be written over.

  /** A second press while saving gets the first one's answer. */
  function saveReport(report, { id = uuidv7() } = {}) {
    saving ??= saveOnce(report, id).finally(() => {
      saving = null;
    });
    return saving;
  }

  async function saveOnce(report, id) {
    const before = notSaid.has(id) ? undefined : await keptBefore(id);
    const envelope = before ?? (await sealAndKeep(report, id));
    return { id, reference: reference(id), savedAt: envelope.saved_at };
  }

  async function keptBefore(id) {
    const row = await outbox.get(id).catch(() => undefined);
    return row && (await isIntact(row)) ? row.envelope : undefined;
  }

  async function sealAndKeep(report, id) {
    const jwk = await keys.intakeKey();
    const sealed = await sealReport(report, { jwk, id });
    const envelope = await makeEnvelope({ id, sealed, build: report.build, now });
    try {
      await outbox.put(envelope);
      notSaid.delete(id);
    } catch (error) {
      notSaid.add(id);
      throw Object.assign(error, { envelope });
    }
    return envelope;
  }

  /** Where nothing can be kept: one try, now. Resolves with {delivered, receivedAt, reason}. */
  async function sendDirectly(envelope) {
    try {
      const device_now = new Date(now()).toISOString();
      const body = { items: [envelope], have: [], waiting: 1, device_now };
      const { results } = await post(body, { fetch, now });
      const { receipt, row } = judge({ id: envelope.id, envelope }, results, { now: now() });
      return {
        delivered: Boolean(receipt),
        receivedAt: receipt?.received_at ?? null,
        reason: row?.reason ?? null,
      };
    } catch (error) {
      if (error instanceof Refused) return notDelivered("refused");
      if (error instanceof NotYet) return notDelivered(error.reason);
      throw error;
    }
  }

  /** Whether this draft is a report already: then what is typed into it would reach nobody. */
  const wasSaved = async (id) => Boolean(await keptBefore(id));

  return { saveReport, sendDirectly, wasSaved };
}

function notDelivered(reason) {
  return { delivered: false, receivedAt: null, reason };
}

/** An id for a report that is only a draft yet. */
export const newReportId = uuidv7;

const fetch = (...request) => globalThis.fetch(...request);
const saving = makeSaving({ outbox: openOutbox(), keys: openKeys({ fetch }), fetch });
export const saveReport = saving.saveReport;
export const sendDirectly = saving.sendDirectly;
export const wasSaved = saving.wasSaved;
