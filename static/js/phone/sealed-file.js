/** A sealed report as a file: the email route of the paper form, without its risk. */

import { reference } from "../../../service_worker/phone/envelope.js";

/** @import { Envelope } from "../../../service_worker/phone/envelope.js" */

/**
 * A file that the unit can take in: the body of a sync request with this one report.
 *
 * @param {Envelope} envelope
 * @returns {File}
 */
export function sealedFile(envelope) {
  const body = JSON.stringify({ items: [envelope], have: [] });
  return new File([body], `${reference(envelope.id)}.json`, { type: "application/json" });
}

/**
 * Give a file to the person by the browser's own "save" or, on iPhones, its preview.
 *
 * @param {File} file
 */
export function download(file) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
