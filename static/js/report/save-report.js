/** Saves a report: sealed, written to the disk, read back. The caller's `onSaved` sends it. */

import { makeEnvelope, reference, uuidv7 } from "../../../service_worker/phone/envelope.js";
import { isIntact } from "../../../service_worker/phone/outbox.js";
import { NotYet, post } from "../../../service_worker/phone/post.js";
import { Refused } from "../../../service_worker/phone/refusals.js";
import { judge } from "../../../service_worker/phone/results.js";
import { sealReport } from "../../../service_worker/phone/seal.js";

/** @import { Envelope } from "../../../service_worker/phone/envelope.js" */
/** @import { KeyStore } from "../../../service_worker/phone/keys.js" */
/** @import { Outbox } from "../../../service_worker/phone/outbox.js" */

/** @typedef {{id: string, reference: string, savedAt: string}} Saved */
/** @typedef {{delivered: boolean, arrivedAt: string | null, reason: string | null}} Sent */
/**
 * @typedef {object} Saving
 * @property {(report: object, options?: {id?: string}) => Promise<Saved>} saveReport
 * @property {(envelope: Envelope) => Promise<Sent>} sendDirectly tries once, where nothing is stored
 * @property {(id: string) => Promise<boolean>} wasSaved is this draft a report already?
 */

/**
 * The id for a report that is still a draft.
 *
 * @returns {string}
 */
export const newReportId = () => uuidv7();

/**
 * `saveReport(report, {id})` resolves only when the sealed report is on the disk and was read back.
 * `id` (from `newReportId()`, stored with the draft) makes it idempotent: after a crash between
 * saving and deleting the draft, it resolves with the report already saved. A second press while
 * saving gets the first one's result. Rejects with NoIntakeKey or CannotSeal, or with StorageTrouble
 * whose `envelope` can still be sent directly or saved as a file.
 *
 * @param {object} world
 * @param {Outbox} world.outbox
 * @param {Pick<KeyStore, "intakeKey">} world.keys
 * @param {typeof globalThis.fetch} world.fetch
 * @param {() => void} [world.onSaved] called once a new report is on the disk
 * @param {() => number} [world.now]
 * @returns {Saving}
 */
export function makeSaving({ outbox, keys, fetch, onSaved = () => {}, now = Date.now }) {
  let saving = null;
  const unconfirmed = new Set(); // Perhaps on the disk, never reported as saved: may be overwritten.

  function saveReport(report, { id = newReportId() } = {}) {
    saving ??= saveOnce(report, id).finally(() => {
      saving = null;
    });
    return saving;
  }

  async function saveOnce(report, id) {
    const before = unconfirmed.has(id) ? undefined : await findSaved(outbox, id);
    const envelope = before ?? (await sealAndPut(report, id));
    return { id, reference: reference(id), savedAt: envelope.saved_at };
  }

  async function sealAndPut(report, id) {
    const sealed = await sealReport(report, { jwk: await keys.intakeKey(), id });
    const envelope = await makeEnvelope({ id, sealed, build: report.build, now });
    try {
      await outbox.put(envelope, report.kind);
    } catch (error) {
      unconfirmed.add(id);
      throw Object.assign(error, { envelope });
    }
    unconfirmed.delete(id);
    onSaved();
    return envelope;
  }

  return {
    saveReport,
    sendDirectly: (envelope) => sendDirectly(envelope, { fetch, now }),
    wasSaved: async (id) => Boolean(await findSaved(outbox, id)),
  };
}

async function findSaved(outbox, id) {
  const row = await outbox.get(id).catch(() => undefined);
  return row && (await isIntact(row)) ? row.envelope : undefined;
}

async function sendDirectly(envelope, { fetch, now }) {
  try {
    const device_now = new Date(now()).toISOString();
    const body = { items: [envelope], have: [], waiting: 1, device_now };
    const { results } = await post(body, { fetch, now });
    const { receipt, row } = judge({ id: envelope.id, envelope }, results, { now: now() });
    return {
      delivered: Boolean(receipt),
      arrivedAt: receipt?.arrived_at ?? null,
      reason: row?.reason ?? null,
    };
  } catch (error) {
    if (error instanceof Refused) return describeFailure("refused");
    if (error instanceof NotYet) return describeFailure(error.reason);
    throw error;
  }
}

function describeFailure(reason) {
  return { delivered: false, arrivedAt: null, reason };
}
