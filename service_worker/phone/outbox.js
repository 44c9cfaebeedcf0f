/**
 * The outbox: sealed reports, their receipts, and the unit's last answer. It cannot lose a report:
 * `reports` is never deleted from, and a report waits until a receipt for its own digest is stored
 * (docs/decisions/0001).
 */

import { digestOf } from "./envelope.js";
import { done, openDatabase, StorageDamaged } from "./database.js";
import { announce, CHANGED, SAVED } from "./messages.js";

/** @import { DatabaseOptions } from "./database.js" */
/** @import { Envelope } from "./envelope.js" */

/** Frozen with version 1: later needs are optional fields. */
const STORES = { reports: "id", receipts: "id", meta: "name" };
const STATES = ["delivered", "received", "ring_us"];
const CLAIM_RECEIPTS_FOR = 30 * 24 * 60 * 60_000;
const MOST_CLAIMS = 200;

/**
 * A row of `reports`. `tries`, `refusals`, `reason` (a code or null) and `not_before` (milliseconds)
 * record what happened when it was sent alone. `kind` says what it is if not a report: "drill".
 *
 * @typedef {object} ReportRow
 * @property {string} id
 * @property {Envelope} envelope
 * @property {string} [kind]
 * @property {number} tries
 * @property {number} refusals
 * @property {string | null} reason
 * @property {number} not_before
 */
/**
 * A row of `receipts`. `arrived_at` is the unit's own text; `delivered_at` milliseconds by this
 * phone's clock; `state` one of delivered, received, ring_us.
 *
 * @typedef {object} Receipt
 * @property {string} id
 * @property {string} digest
 * @property {string} [code]
 * @property {string} [arrived_at]
 * @property {number} [delivered_at]
 * @property {string} [saved_at]
 * @property {boolean | string} [held]
 * @property {string} [state]
 * @property {string} [received_at] the unit's own text
 * @property {string} [spoken_at] when the unit spoke with whoever sent it, in its own text
 */
/** @typedef {ReportRow & {receipt?: Receipt | null}} OutboxRow */
/** @typedef {{id: string, digest: string}} Claim */
/** @typedef {ReturnType<typeof openOutbox>} Outbox */

/**
 * The outbox of this browser. Every method rejects with StorageTrouble where the storage fails.
 *
 * @param {DatabaseOptions & {now?: () => number, tell?: (message: string) => void}} [options]
 */
export function openOutbox({ now = Date.now, tell = announce, ...options } = {}) {
  const { transact } = openDatabase("outbox", STORES, options);

  /**
   * Store a sealed report; resolves when it is on the disk and was read back whole.
   *
   * @param {Envelope} envelope
   * @param {string} [kind]
   */
  async function put(envelope, kind) {
    const row = {
      id: envelope.id,
      envelope,
      kind,
      tries: 0,
      refusals: 0,
      reason: null,
      not_before: 0,
    };
    await transact("readwrite", ({ reports }) => done(reports.put(row)));
    if (!(await isIntact(await get(envelope.id), envelope.digest))) {
      throw new StorageDamaged("the report read back is not the report written");
    }
    tell(SAVED);
  }

  /**
   * @param {string} id
   * @returns {Promise<ReportRow | undefined>}
   */
  async function get(id) {
    return transact("readonly", ({ reports }) => done(reports.get(id)));
  }

  /**
   * Every report, oldest first (ids begin with their time), each with its `receipt` or null.
   *
   * @returns {Promise<OutboxRow[]>}
   */
  async function list() {
    const [rows, receipts] = await transact("readonly", (stores) =>
      Promise.all([done(stores.reports.getAll()), done(stores.receipts.getAll())]),
    );
    const found = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    return rows.map((row) => ({ ...row, receipt: found.get(row.id) ?? null }));
  }

  /** The rows without a receipt for their own digest, oldest first. */
  async function listWaiting() {
    return (await list()).filter((row) => row.receipt?.digest !== row.envelope.digest);
  }

  /**
   * Store the results of one request in one transaction: new `receipts`, and `rows` to update.
   *
   * @param {{receipts?: Receipt[], rows?: OutboxRow[]}} results
   */
  async function settle({ receipts = [], rows = [] }) {
    await transact("readwrite", (stores) =>
      Promise.all([
        ...receipts.map((receipt) => done(stores.receipts.put(receipt))),
        ...rows.map(({ receipt: _, ...row }) => updateReport(stores.reports, row)),
      ]),
    );
    tell(CHANGED);
  }

  /**
   * What to ask the unit about: receipts younger than 30 days, newest first.
   *
   * @returns {Promise<Claim[]>}
   */
  async function listClaims() {
    const receipts = await transact("readonly", (stores) => done(stores.receipts.getAll()));
    return receipts
      .filter((receipt) => now() - receipt.delivered_at < CLAIM_RECEIPTS_FOR)
      .reverse()
      .slice(0, MOST_CLAIMS)
      .map(({ id, digest }) => ({ id, digest }));
  }

  /**
   * Update receipts by the unit's answers to our claims. If it no longer holds a report, the receipt
   * is deleted and the report, still here, waits again. (It holds a quarantined one under another id.)
   *
   * @param {(Claim & {held?: boolean | string, state?: string, received_at?: unknown,
   * spoken_at?: unknown})[]} answers
   */
  async function updateReceipts(answers) {
    await transact("readwrite", async ({ receipts }) => {
      for (const answer of answers.filter(namesAReport)) {
        const { id, digest, held, state, received_at, spoken_at } = answer;
        const receipt = await done(receipts.get(id));
        if (receipt?.digest !== digest) continue;
        const update = { ...receipt, held, state: STATES.includes(state) ? state : receipt.state };
        update.received_at = asText(received_at) ?? receipt.received_at;
        // A call that was noted by mistake is taken back.
        update.spoken_at = asText(spoken_at);
        const isLost = held === false && receipt.code !== "quarantined";
        await done(isLost ? receipts.delete(id) : receipts.put(update));
      }
    });
    tell(CHANGED);
  }

  /**
   * One value of `meta`, or undefined.
   *
   * @param {string} name
   * @returns {Promise<any>}
   */
  async function recall(name) {
    return (await transact("readonly", ({ meta }) => done(meta.get(name))))?.value;
  }

  /**
   * Store values of `meta` by name.
   *
   * @param {Record<string, unknown>} values
   */
  async function remember(values) {
    await transact("readwrite", ({ meta }) =>
      Promise.all(Object.entries(values).map(([name, value]) => done(meta.put({ name, value })))),
    );
  }

  return { put, get, list, listWaiting, settle, listClaims, updateReceipts, recall, remember };
}

/** Never updates a report that has replaced this one since. */
async function updateReport(reports, row) {
  const stored = await done(reports.get(row.id));
  if (stored?.envelope.digest === row.envelope.digest) await done(reports.put(row));
}

/**
 * Does the stored copy still match `digest`?
 *
 * @param {ReportRow | undefined} row
 * @param {string} [digest]
 * @returns {Promise<boolean>}
 */
export async function isIntact(row, digest = row.envelope.digest) {
  return (await digestOf(row?.envelope.sealed ?? "")) === digest;
}

const asText = (value) => (typeof value === "string" ? value : undefined);

function namesAReport(answer) {
  return typeof answer?.id === "string" && typeof answer.digest === "string";
}
