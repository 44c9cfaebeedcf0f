/**
 * The outbox: sealed reports, their receipts, and what the unit last said. It cannot lose a report:
 * nothing is deleted from `reports`, and a report waits until a receipt for its own digest is kept.
 */

import { digestOf } from "./envelope.js";
import { done, openDatabase, StorageDamaged } from "./database.js";
import { announce, CHANGED, SAVED } from "./messages.js";

/** Frozen with version 1: later needs are optional fields. */
const STORES = { reports: "id", receipts: "id", meta: "name" };
const STATES = ["delivered", "opened", "ring_us"];
const CLAIM_RECEIPTS_FOR = 30 * 24 * 60 * 60_000;
const MOST_CLAIMS = 200;

/**
 * Rows: reports {id, envelope, tries, refusals, reason, not_before} (the last four: what happened
 * when it was sent alone); receipts {id, digest, code, received_at, delivered_at, saved_at, held,
 * state}; meta {name, value}. Times named `…_at` from the unit are its own texts; the phone's own
 * `delivered_at` and `not_before` are milliseconds.
 */
export function openOutbox({ now = Date.now, tell = announce, ...options } = {}) {
  const { transact } = openDatabase("outbox", STORES, options);

  /** Keep a sealed report; resolves when it is on the disk and was read back whole. */
  async function put(envelope) {
    const row = { id: envelope.id, envelope, tries: 0, refusals: 0, reason: null, not_before: 0 };
    await transact("readwrite", ({ reports }) => done(reports.put(row)));
    if (!(await isIntact(await get(envelope.id), envelope.digest))) {
      throw new StorageDamaged("the report read back is not the report written");
    }
    tell(SAVED);
  }

  async function get(id) {
    return transact("readonly", ({ reports }) => done(reports.get(id)));
  }

  /** Every report, oldest first (ids begin with their time), each with its `receipt` or null. */
  async function all() {
    const [rows, receipts] = await transact("readonly", (stores) =>
      Promise.all([done(stores.reports.getAll()), done(stores.receipts.getAll())]),
    );
    const found = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    return rows.map((row) => ({ ...row, receipt: found.get(row.id) ?? null }));
  }

  /** The rows that still have no receipt for their own digest, oldest first. */
  async function waiting() {
    return (await all()).filter((row) => row.receipt?.digest !== row.envelope.digest);
  }

  /** Keep what an answer said, all in one transaction: `receipts` to add, report `rows` to note. */
  async function settle({ receipts = [], rows = [] }) {
    await transact("readwrite", (stores) =>
      Promise.all([
        ...receipts.map((receipt) => done(stores.receipts.put(receipt))),
        ...rows.map(({ receipt, ...row }) => noteOn(stores.reports, row)),
      ]),
    );
    tell(CHANGED);
  }

  /** What to ask the unit about: {id, digest} of receipts younger than 30 days, newest first. */
  async function claims() {
    const receipts = await transact("readonly", (stores) => done(stores.receipts.getAll()));
    return receipts
      .filter((receipt) => now() - receipt.delivered_at < CLAIM_RECEIPTS_FOR)
      .reverse()
      .slice(0, MOST_CLAIMS)
      .map(({ id, digest }) => ({ id, digest }));
  }

  /**
   * Keep what the unit said about our claims. If it no longer holds a report, the receipt goes and
   * the report, still here, waits again. (A quarantined one is held under another id.)
   */
  async function hearAbout(answers) {
    await transact("readwrite", async ({ receipts }) => {
      for (const { id, digest, held, state } of answers.filter(namesAReport)) {
        const receipt = await done(receipts.get(id));
        if (receipt?.digest !== digest) continue;
        if (held === false && receipt.code !== "quarantined") await done(receipts.delete(id));
        else await done(receipts.put({ ...receipt, held, state: known(state) ?? receipt.state }));
      }
    });
    tell(CHANGED);
  }

  /** One value of `meta`, or undefined. */
  async function recall(name) {
    return (await transact("readonly", ({ meta }) => done(meta.get(name))))?.value;
  }

  /** Keep values of `meta` by name. */
  async function remember(values) {
    await transact("readwrite", ({ meta }) =>
      Promise.all(Object.entries(values).map(([name, value]) => done(meta.put({ name, value })))),
    );
  }

  return { put, get, all, waiting, settle, claims, hearAbout, recall, remember };
}

/** What happened to a report when it was sent; never to one that has taken its place since. */
async function noteOn(reports, row) {
  const here = await done(reports.get(row.id));
  if (here?.envelope.digest === row.envelope.digest) await done(reports.put(row));
}

/** Is the kept copy still the one that `digest` was made of? */
export async function isIntact(row, digest = row.envelope.digest) {
  return (await digestOf(row?.envelope.sealed ?? "")) === digest;
}

function namesAReport(answer) {
  return typeof answer?.id === "string" && typeof answer.digest === "string";
}

function known(state) {
  return STATES.includes(state) ? state : undefined;
}
