/** A fake unit that follows the protocol, behind a network that fails on request. */

export const ARRIVED_AT = "2026-11-25T09:00:00Z";

/**
 * `unit.fetch` answers like the sync endpoint. `unit.next` is a queue of faults, each used up by one
 * request: `(body, handle, options) => Response | throws`. `unit.always` is one for every request.
 */
export function makeUnit() {
  const unit = { arrivals: [], requests: [], next: [], always: null, atWork: 0, mostAtWork: 0 };

  unit.fetch = async (address, options) => {
    if (address !== "/sync/v1/reports") return json({ keys: [] });
    const body = JSON.parse(options.body);
    unit.requests.push({ body, options });
    unit.atWork += 1;
    unit.mostAtWork = Math.max(unit.mostAtWork, unit.atWork);
    try {
      await pauseLikeANetwork();
      const fault = unit.next.shift() ?? unit.always;
      return fault ? await fault(body, () => handle(unit, body), options) : handle(unit, body);
    } finally {
      unit.atWork -= 1;
    }
  };
  unit.holds = (id) => unit.arrivals.filter((arrival) => arrival.id === id).length;
  return unit;
}

function handle(unit, { items, have }) {
  return json({
    results: items.map((item) => keep(unit, item)),
    have: have.map((claim) => ({ ...claim, held: unit.holds(claim.id) > 0, state: "delivered" })),
    keys: [],
    edition: "2026.1.0",
    pack: "p1",
    server_now: ARRIVED_AT,
  });
}

function keep(unit, { id, digest }) {
  const known = unit.arrivals.some((one) => one.id === id && one.digest === digest);
  if (!known) unit.arrivals.push({ id, digest });
  return { id, code: known ? "already_stored" : "stored", digest, arrived_at: ARRIVED_AT };
}

export function json(body, { status = 200, headers = {} } = {}) {
  const type = { "content-type": "application/json" };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

const pauseLikeANetwork = () => new Promise((resolve) => setImmediate(resolve));

/** What can go wrong between a phone and the unit, by name. */
export const faults = {
  noNetwork: () => {
    throw new TypeError("Failed to fetch");
  },
  timeOut: () => {
    throw new DOMException("signal timed out", "TimeoutError");
  },
  cutAfterCommit: (_body, handle) => {
    handle();
    throw new TypeError("network connection was lost");
  },
  answerCutShort: (_body, handle) => {
    handle();
    return new Response('{"results": [{"id": "0193', {
      headers: { "content-type": "application/json" },
    });
  },
  redirect: () => ({
    type: "opaqueredirect",
    status: 0,
    headers: new Headers(),
    text: async () => "",
  }),
  portal: () => new Response("<h1>Free wi-fi</h1>", { headers: { "content-type": "text/html" } }),
  portalInJson: () => json({ welcome: "Free wi-fi" }),
  foreignError: (status) => () =>
    new Response("<h1>nginx</h1>", { status, headers: { "content-type": "text/html" } }),
  ourError: (status, headers) => () =>
    json({ error: "not_now", sentence: "Not now." }, { status, headers }),
  /** Never answers, until the request is aborted. */
  silence: (_body, _handle, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    }),
  /** A gateway that passes on the unit's body, but as an error. */
  receiptsUnder: (status) => async (_body, handle) => json(await handle().json(), { status }),
  /** The unit refuses every body that holds one of these ids, before it stores anything. */
  refusing: (ids, status) => (body, handle) =>
    body.items.some(({ id }) => ids.includes(id))
      ? json({ error: "bad_body", sentence: "We could not read this." }, { status })
      : handle(),
  /** The unit's answer, with each result changed. */
  changed: (change) => async (_body, handle) => {
    const answer = await handle().json();
    return json({ ...answer, results: answer.results.flatMap(change) });
  },
  /** Stores nothing, and answers each item with this code. */
  saying: (code, more) => (body) =>
    json({ results: body.items.map(({ id, digest }) => ({ id, digest, code, ...more })) }),
};
