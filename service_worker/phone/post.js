/** Posts one request to the unit and classifies the answer: only the unit's own answer counts. */

import { limitWait } from "./backoff.js";
import { isAboutContent, Refused } from "./refusals.js";

/** @import { Envelope } from "./envelope.js" */
/** @import { Claim } from "./outbox.js" */

const ADDRESS = "/sync/v1/reports";
const TIME_OUT = 60_000;
const ASKED_TO_WAIT = [429, 503];
const TOO_SLOW = 408;
const NETWORK_ERROR = "TypeError";

/** @typedef {{items: Envelope[], have: Claim[], waiting: number, device_now: string}} Body */
/**
 * The unit's answer, as it came: only `results` is checked to be a list.
 *
 * @typedef {{results: any[], have?: any, edition?: any, pack?: any, keys?: any}} Answer
 */

/** Not delivered, and no report of the batch caused it. `reason` is a code, `after` milliseconds or 0. */
export class NotYet extends Error {
  /**
   * @param {string} reason
   * @param {number} [after]
   */
  constructor(reason, after = 0) {
    super(reason);
    this.reason = reason;
    this.after = after;
  }
}

/** Nobody answered in time, or the unit (or a gateway) gave up on a slow body: the link is slow. */
export class TimedOut extends NotYet {
  constructor() {
    super("no_signal");
  }
}

/**
 * Post `body`. Throws NotYet, TimedOut or Refused.
 *
 * @param {Body} body
 * @param {{fetch: typeof globalThis.fetch, now: () => number}} world
 * @returns {Promise<Answer>}
 */
export async function post(body, { fetch, now }) {
  const { answer, text } = await exchange(body, fetch);
  const content = parse(text);
  if (answer.status === 200 && Array.isArray(content?.results)) return content;
  if (answer.status < 400) throw new NotYet("portal");
  throw refusalOf(answer, content, now());
}

function refusalOf(answer, content, now) {
  const { status } = answer;
  if (status === TOO_SLOW) return new TimedOut();
  if (isAboutContent(status) && isOurError(answer, content)) {
    return new Refused(status, content.error);
  }
  const reason = ASKED_TO_WAIT.includes(status) ? "busy" : "unit_trouble";
  return new NotYet(reason, retryAfter(answer.headers.get("retry-after"), now));
}

/** Follows no redirect: it would lead to a network's sign-in page, not to the unit. */
async function exchange(body, fetch) {
  try {
    const answer = await fetch(ADDRESS, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout?.(TIME_OUT),
    });
    return { answer, text: await answer.text() };
  } catch (error) {
    throw error.name === NETWORK_ERROR ? new NotYet("no_signal") : new TimedOut();
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOurError(answer, content) {
  const type = answer.headers.get("content-type") ?? "";
  return type.startsWith("application/json") && typeof content?.error === "string";
}

/**
 * Milliseconds from a Retry-After in seconds or as a date; an hour at most.
 *
 * @param {string | null} value
 * @param {number} now
 * @returns {number}
 */
export function retryAfter(value, now) {
  if (!value) return 0;
  return limitWait(/^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now);
}
