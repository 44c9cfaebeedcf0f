/**
 * Stores the unit's public keys on the phone, so that a report can be sealed without signal, and how
 * wrong this phone's clock was when they were fetched. A clock that jumps has them fetched again.
 */

import { done, openDatabase } from "./database.js";

/** @import { DatabaseOptions } from "./database.js" */

const ADDRESS = "/sync/v1/keys";
const STORES = { keys: "name" };
const FRESH_FOR = 6 * 60 * 60_000;
const DAY = 24 * 60 * 60_000;

/**
 * A public key on P-256 to seal with.
 *
 * @typedef {JsonWebKey & {kid: string}} IntakeKey
 */
/** @typedef {ReturnType<typeof openKeys>} KeyStore */

/** No key is stored and none could be fetched: nothing can be sealed on this phone now. */
export class NoIntakeKey extends Error {
  name = "NoIntakeKey";
}

/**
 * The key store. All but `intakeKey` reject with StorageTrouble where the browser stores nothing.
 *
 * @param {DatabaseOptions & {fetch?: typeof globalThis.fetch, now?: () => number}} [options]
 */
export function openKeys({ fetch = globalThis.fetch, now = Date.now, ...options } = {}) {
  const { transact } = openDatabase("keys", STORES, options);

  async function read() {
    return transact("readonly", ({ keys }) => done(keys.get("intake")));
  }

  /**
   * Store a JWK set from the unit. A set without a usable key never replaces one with.
   *
   * @param {unknown} list
   */
  async function store(list) {
    const usable = findUsable(list);
    if (!usable.length) return;
    const row = { name: "intake", list: usable, fetched_at: now() };
    await transact("readwrite", ({ keys }) => done(keys.put(row)));
  }

  /** By the Date of the unit's answer: how far this phone's clock is ahead, in milliseconds. */
  async function noteClock(date) {
    const ahead = now() - Date.parse(date);
    if (ahead) await transact("readwrite", ({ keys }) => done(keys.put({ name: "clock", ahead })));
  }

  /** Whether this phone's clock was less than a day off when the unit last answered, or never did. */
  async function isClockRight() {
    const clock = await transact("readonly", ({ keys }) => done(keys.get("clock"))).catch(() => {});
    return Math.abs(clock?.ahead ?? 0) < DAY;
  }

  /** Fetch and store the set unless the stored one is fresh. */
  async function refresh() {
    const stored = await read();
    if (!stored || Math.abs(now() - stored.fetched_at) >= FRESH_FOR) await store(await fetchList());
  }

  /** "no-cache" lets the browser's own cache revalidate by ETag. */
  async function fetchList() {
    const answer = await fetch(ADDRESS, {
      credentials: "omit",
      redirect: "error",
      cache: "no-cache",
    });
    await noteClock(answer.headers.get("date")).catch(() => {});
    return answer.ok ? (await answer.json()).keys : [];
  }

  /**
   * The unit's newest key to seal with: the stored one, else one fetched now, which also works
   * where the browser stores nothing. Throws NoIntakeKey.
   *
   * @returns {Promise<IntakeKey>}
   */
  async function intakeKey() {
    const stored = await read().catch(() => undefined);
    if (stored) return stored.list[0];
    const list = await fetchList().catch(() => []);
    const [key] = findUsable(list);
    if (!key) throw new NoIntakeKey("no key of the unit is stored on this phone");
    await store(list).catch(() => {});
    return key;
  }

  /** Is a key stored, and can it be read back? */
  async function isStored() {
    return findUsable((await read())?.list).length > 0;
  }

  return { store, refresh, intakeKey, isStored, isClockRight };
}

/** @returns {IntakeKey[]} */
function findUsable(list) {
  return Array.isArray(list) ? list.filter(isUsable) : [];
}

function isUsable(key) {
  const texts = [key?.kid, key?.x, key?.y];
  return key?.kty === "EC" && key.crv === "P-256" && texts.every((t) => t && typeof t === "string");
}
