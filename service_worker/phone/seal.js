/** Seals a report so that only the unit can read it (docs/decisions/0002). The one file that needs jose. */

import { CompactEncrypt } from "jose";

/** @import { IntakeKey } from "./keys.js" */

/** This browser has no cryptography at this address, as over plain http from another machine. */
export class CannotSeal extends Error {
  name = "CannotSeal";
}

/**
 * Seal `report` for the unit's key `jwk` as a compact JWE that names the report's `id`.
 * Throws CannotSeal.
 *
 * @param {object} report
 * @param {{jwk: IntakeKey, id: string}} seal
 * @returns {Promise<string>}
 */
export async function sealReport(report, { jwk, id }) {
  if (!globalThis.crypto?.subtle) throw new CannotSeal("no crypto.subtle");
  const header = { alg: "ECDH-ES", enc: "A256GCM", kid: jwk.kid, rid: id };
  const zip = globalThis.CompressionStream ? { zip: "DEF" } : {};
  const plaintext = new TextEncoder().encode(JSON.stringify(report));
  const key = await importKey(jwk);
  return new CompactEncrypt(plaintext).setProtectedHeader({ ...header, ...zip }).encrypt(key);
}

/** By the browser: jose's own import brings 2 kB for keys that we do not use. */
function importKey(jwk) {
  const { kty, crv, x, y } = jwk;
  const curve = { name: "ECDH", namedCurve: crv };
  return crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, []);
}
