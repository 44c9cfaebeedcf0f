/** One request to the unit, and what its answer means. Only our own answer is an answer. */

import { patience } from "./backoff.js";

const ADDRESS = "/sync/v1/reports";
const TIME_OUT = 60_000;
const ABOUT_THE_CONTENT = [400, 413, 500];
const ASKED_TO_WAIT = [429, 503];

/** Not delivered, and nobody's fault in the batch. `reason` is a code, `after` milliseconds or 0. */
export class NotYet extends Error {
  constructor(reason, after = 0) {
    super(reason);
    Object.assign(this, { reason, after });
  }
}

/** The unit itself refused this content (400, 413, 500 with our own error body). */
export class Refused extends Error {
  constructor(status, code) {
    super(`${status} ${code}`);
    Object.assign(this, { status, code });
  }
}

/** Post `body`; resolves with the unit's answer, whose `results` is a list. Throws NotYet or Refused. */
export async function post(body, { fetch, now }) {
  const { answer, text } = await exchange(body, fetch);
  const said = parsed(text);
  if (answer.status === 200 && Array.isArray(said?.results)) return said;
  if (answer.status < 400) throw new NotYet("portal");
  if (ABOUT_THE_CONTENT.includes(answer.status) && isOurError(answer, said)) {
    throw new Refused(answer.status, said.error);
  }
  const reason = ASKED_TO_WAIT.includes(answer.status) ? "busy" : "unit_trouble";
  throw new NotYet(reason, retryAfter(answer.headers.get("retry-after"), now()));
}

/** A redirect is looked at, never followed: it leads to a network's sign-in page, not to the unit. */
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
  } catch {
    throw new NotYet("no_signal");
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOurError(answer, said) {
  const type = answer.headers.get("content-type") ?? "";
  return type.startsWith("application/json") && typeof said?.error === "string";
}

/** Milliseconds from a Retry-After in seconds or as a date; at most an hour, whoever asks. */
export function retryAfter(value, now) {
  if (!value) return 0;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return patience(milliseconds);
}
