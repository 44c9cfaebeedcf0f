/** One round of delivery: sends every due report once, then asks about the receipts. */

import { timeUntil } from "./backoff.js";
import { MOST_BYTES, nextBatch, nextBytes } from "./batches.js";
import { announce, CHANGED } from "./messages.js";
import { isIntact } from "./outbox.js";
import { NotYet, post, TimedOut } from "./post.js";
import { halve, MOST_REFUSALS, Refused, refuse } from "./refusals.js";
import { judge } from "./results.js";

/** @import { Order } from "./delivery.js" */
/** @import { KeyStore } from "./keys.js" */
/** @import { Outbox } from "./outbox.js" */

const ASK_EVERY = 6 * 60 * 60_000;

/**
 * What a round works with. Clock, `random` and `tell` default to the browser's own.
 *
 * @typedef {object} World
 * @property {Outbox} outbox
 * @property {Pick<KeyStore, "store">} keys
 * @property {typeof globalThis.fetch} fetch
 * @property {() => number} [now]
 * @property {() => number} [random]
 * @property {(message: string) => void} [tell]
 */
/**
 * How much still waits, why (null or a code), and for how many milliseconds the unit asked for
 * silence. `reports` leaves out drills and the like.
 *
 * @typedef {{waiting: number, reports: number, reason: string | null, after: number}} Outcome
 */

export class Round {
  #outbox;
  #keys;
  #fetch;
  #now;
  #random;
  #tell;
  #byHand;
  #ask;
  #tried = new Set();
  #refusals = 0;
  #answer = null;
  #bytes = MOST_BYTES;

  /**
   * @param {World} world
   * @param {Order} order
   */
  constructor(world, { byHand = false, ask = false }) {
    this.#outbox = world.outbox;
    this.#keys = world.keys;
    this.#fetch = world.fetch;
    this.#now = world.now ?? Date.now;
    this.#random = world.random ?? Math.random;
    this.#tell = world.tell ?? announce;
    this.#byHand = byHand;
    this.#ask = ask;
  }

  /**
   * Run the round. Rejects only with StorageTrouble.
   *
   * @returns {Promise<Outcome>}
   */
  async run() {
    const wait = timeUntil(await this.#outbox.recall("not_before"), this.#now());
    if (wait) return this.#describe(new NotYet("busy", wait));
    const obstacle = await this.#sendUntilStopped();
    await this.#recordAnswer(obstacle);
    return this.#describe(obstacle);
  }

  /** The NotYet that stopped the round, or null. */
  async #sendUntilStopped() {
    try {
      await this.#sendWaiting();
      await this.#askAboutReceipts();
      return null;
    } catch (error) {
      if (error instanceof NotYet) return error;
      if (error instanceof Refused) return new NotYet("unit_trouble");
      throw error;
    }
  }

  async #sendWaiting() {
    this.#bytes = (await this.#outbox.recall("batch_bytes")) ?? MOST_BYTES;
    for (;;) {
      const waiting = await this.#outbox.listWaiting();
      const batch = nextBatch(waiting, {
        tried: this.#tried,
        now: this.#now(),
        byHand: this.#byHand,
        bytes: this.#bytes,
      });
      if (!batch.length) return;
      batch.forEach((row) => this.#tried.add(row.id));
      await this.#sendBatch(batch);
    }
  }

  /** Where the unit refuses the content, bisects the batch to find the report that it refuses. */
  async #sendBatch(batch) {
    const began = this.#now();
    try {
      const items = batch.map(({ envelope }) => envelope);
      const { results } = await this.#exchange({ items, have: [] });
      await this.#outbox.settle(await this.#judgeAll(batch, results));
      await this.#adjustBytes(batch, this.#now() - began);
    } catch (error) {
      if (error instanceof TimedOut) await this.#adjustBytes(batch, Infinity);
      if (!(error instanceof Refused)) throw error;
      await this.#bisect(batch, error);
    }
  }

  /** Remembers how much the next batch may bring, for as long as the link is slow. */
  async #adjustBytes(batch, took) {
    this.#bytes = nextBytes(batch, this.#bytes, took);
    await this.#outbox.remember({ batch_bytes: this.#bytes });
  }

  async #bisect(batch, { status }) {
    this.#refusals += 1;
    if (this.#refusals > MOST_REFUSALS) throw new NotYet("unit_trouble");
    if (batch.length === 1) {
      const row = refuse(batch[0], { status, now: this.#now(), random: this.#random });
      return this.#outbox.settle({ rows: [row] });
    }
    for (const half of halve(batch)) await this.#sendBatch(half);
  }

  async #judgeAll(batch, results) {
    const moment = { now: this.#now(), random: this.#random };
    const judged = batch.map((row) => judge(row, results, moment));
    const rows = judged.flatMap(({ row }) => row ?? []);
    for (const row of rows) if (!(await isIntact(row))) row.reason = "damaged";
    return { receipts: judged.flatMap(({ receipt }) => receipt ?? []), rows };
  }

  /** Six-hourly, or when somebody asks, and only while young receipts are stored. */
  async #askAboutReceipts() {
    const claims = await this.#outbox.listClaims();
    if (!claims.length || !(this.#ask || (await this.#isTimeToAsk()))) return;
    const { have } = await this.#exchange({ items: [], have: claims });
    if (Array.isArray(have)) await this.#outbox.updateReceipts(have);
    await this.#outbox.remember({ asked_at: this.#now() });
  }

  async #isTimeToAsk() {
    const lastAsked = await this.#outbox.recall("asked_at");
    // The six hours begin with the first receipt, which has only just come.
    if (lastAsked === undefined) await this.#outbox.remember({ asked_at: this.#now() });
    return Math.abs(this.#now() - (lastAsked ?? this.#now())) >= ASK_EVERY;
  }

  async #exchange({ items, have }) {
    this.#tell(CHANGED);
    const waiting = (await this.#outbox.listWaiting()).length;
    const device_now = new Date(this.#now()).toISOString();
    this.#answer = await post(
      { items, have, waiting, device_now },
      {
        fetch: this.#fetch,
        now: this.#now,
      },
    );
    return this.#answer;
  }

  /** Stores the obstacle for the next round and for "My reports", and the unit's edition and keys. */
  async #recordAnswer(obstacle) {
    if (!obstacle && !this.#answer) return;
    const { reason = null, after = 0 } = obstacle ?? {};
    const at = this.#now();
    await this.#outbox.remember({ last: { reason, at }, not_before: after && at + after });
    if (!this.#answer) return;
    const { edition, pack, keys } = this.#answer;
    await this.#outbox.remember({ unit: { edition, pack, at } });
    await this.#keys.store(keys);
  }

  async #describe(obstacle) {
    const rows = await this.#outbox.listWaiting();
    const { reason = null, after = 0 } = obstacle ?? {};
    return {
      waiting: rows.length,
      reports: rows.filter(({ kind }) => !kind).length,
      reason,
      after,
    };
  }
}
