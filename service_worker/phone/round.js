/** One round of delivery: everything that is due is sent once, then the receipts are asked about. */

import { restUntil } from "./backoff.js";
import { nextBatch } from "./batches.js";
import { announce, CHANGED } from "./messages.js";
import { isIntact } from "./outbox.js";
import { NotYet, post, Refused } from "./post.js";
import { judge, refuse } from "./results.js";

const ASK_EVERY = 6 * 60 * 60_000;
/** To find one bad report in a full batch takes a dozen refusals; many more: the unit itself is ill. */
const MOST_REFUSALS = 30;

export class Round {
  #tried = new Set();
  #refusals = 0;
  #lastAnswer = null;

  constructor(world, { byHand, ask }) {
    const { outbox, keys, fetch, now = Date.now, random = Math.random, tell = announce } = world;
    Object.assign(this, { outbox, keys, fetch, now, random, tell, byHand, ask });
  }

  /** Resolves with {waiting, reason, after}; see makeSender. */
  async run() {
    const pause = restUntil(await this.outbox.recall("not_before"), this.now());
    if (pause) return this.#outcome(new NotYet("busy", pause));
    const stopped = await this.#sendUntilStopped();
    await this.#rememberWhatWasSaid(stopped);
    return this.#outcome(stopped);
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
    for (;;) {
      const { byHand } = this;
      const waiting = await this.outbox.waiting();
      const batch = nextBatch(waiting, { tried: this.#tried, now: this.now(), byHand });
      if (!batch.length) return;
      batch.forEach((row) => this.#tried.add(row.id));
      await this.#carry(batch);
    }
  }

  /** Send a batch; where the unit refuses the content, find by halves which report it is. */
  async #carry(batch) {
    try {
      const items = batch.map(({ envelope }) => envelope);
      const { results } = await this.#exchange({ items, have: [] });
      await this.outbox.settle(await this.#judgeAll(batch, results));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.#carryApart(batch, error);
    }
  }

  async #carryApart(batch, { status }) {
    this.#refusals += 1;
    if (this.#refusals > MOST_REFUSALS) throw new NotYet("unit_trouble");
    if (batch.length === 1) {
      const row = refuse(batch[0], { status, now: this.now(), random: this.random });
      return this.outbox.settle({ rows: [row] });
    }
    const half = Math.ceil(batch.length / 2);
    await this.#carry(batch.slice(0, half));
    await this.#carry(batch.slice(half));
  }

  async #judgeAll(batch, results) {
    const { random } = this;
    const judged = batch.map((row) => judge(row, results, { now: this.now(), random }));
    const rows = judged.flatMap(({ row }) => row ?? []);
    for (const row of rows) if (!(await isIntact(row))) row.reason = "damaged";
    return { receipts: judged.flatMap(({ receipt }) => receipt ?? []), rows };
  }

  /** Six-hourly, or when somebody asks, and only while young receipts are kept. */
  async #askAboutReceipts() {
    const claims = await this.outbox.claims();
    if (!claims.length || !(this.ask || (await this.#isTimeToAsk()))) return;
    const { have } = await this.#exchange({ items: [], have: claims });
    if (Array.isArray(have)) await this.outbox.hearAbout(have);
    await this.outbox.remember({ asked_at: this.now() });
  }

  /** The six hours begin with the first receipt: it has only just come. */
  async #isTimeToAsk() {
    const lastAsked = await this.outbox.recall("asked_at");
    if (lastAsked === undefined) await this.outbox.remember({ asked_at: this.now() });
    return Math.abs(this.now() - (lastAsked ?? this.now())) >= ASK_EVERY;
  }

  async #exchange({ items, have }) {
    this.tell(CHANGED);
    const waiting = (await this.outbox.waiting()).length;
    const device_now = new Date(this.now()).toISOString();
    const { fetch, now } = this;
    this.#lastAnswer = await post({ items, have, waiting, device_now }, { fetch, now });
    return this.#lastAnswer;
  }

  async #rememberWhatWasSaid(stopped) {
    if (!stopped && !this.#lastAnswer) return;
    const { reason = null, after = 0 } = stopped ?? {};
    const at = this.now();
    await this.outbox.remember({ last: { reason, at }, not_before: after && at + after });
    if (!this.#lastAnswer) return;
    const { edition, pack, keys } = this.#lastAnswer;
    await this.outbox.remember({ unit: { edition, pack, at } });
    await this.keys.store(keys);
  }

  async #outcome(stopped) {
    const waiting = (await this.outbox.waiting()).length;
    return { waiting, reason: stopped?.reason ?? null, after: stopped?.after ?? 0 };
  }
}
