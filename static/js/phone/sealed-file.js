/** A sealed report as a file: the e-mail route of the paper form, without its risk. */

import { reference } from "../../../service_worker/phone/envelope.js";

/** A File the unit can take in: the body of a sync request with this one report. */
export function envelopeFile(envelope) {
  const body = JSON.stringify({ items: [envelope], have: [] });
  return new File([body], `${reference(envelope.id)}.json`, { type: "application/json" });
}
