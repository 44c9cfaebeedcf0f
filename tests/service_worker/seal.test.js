import assert from "node:assert/strict";
import { test } from "node:test";

import { compactDecrypt, exportJWK, generateKeyPair } from "jose";

import { makeEnvelope } from "../../service_worker/phone/envelope.js";
import { sealReport } from "../../service_worker/phone/seal.js";
import { ORDINARY_REPORT } from "./support/report.js";

const ID = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e";

async function unitKey() {
  const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { crv: "P-256" });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: "k1" } };
}

test("only the unit's key opens the report, and finds it unchanged", async () => {
  const { privateKey, jwk } = await unitKey();
  const sealed = await sealReport(ORDINARY_REPORT, { jwk, id: ID });
  const { plaintext } = await compactDecrypt(sealed, privateKey);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(plaintext)), ORDINARY_REPORT);
  await assert.rejects(compactDecrypt(sealed, (await unitKey()).privateKey));
});

test("the protected header is exactly the protocol's", async () => {
  const { privateKey, jwk } = await unitKey();
  const sealed = await sealReport(ORDINARY_REPORT, { jwk, id: ID });
  const { epk, ...header } = (await compactDecrypt(sealed, privateKey)).protectedHeader;
  assert.equal(epk.crv, "P-256");
  assert.deepEqual(header, { alg: "ECDH-ES", enc: "A256GCM", kid: "k1", rid: ID, zip: "DEF" });
});

test("without CompressionStream the report is sealed without zip", async (t) => {
  const { CompressionStream } = globalThis;
  t.after(() => (globalThis.CompressionStream = CompressionStream));
  delete globalThis.CompressionStream;
  const { privateKey, jwk } = await unitKey();
  const sealed = await sealReport(ORDINARY_REPORT, { jwk, id: ID });
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, privateKey);
  assert.equal("zip" in protectedHeader, false);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(plaintext)), ORDINARY_REPORT);
});

test("an ordinary report takes at most 1,250 bytes of a request", async () => {
  const { jwk } = await unitKey();
  const sealed = await sealReport(ORDINARY_REPORT, { jwk, id: ID });
  const envelope = await makeEnvelope({ id: ID, sealed, build: ORDINARY_REPORT.build });
  const { length } = JSON.stringify(envelope);
  assert.ok(length <= 1250, `${length} bytes`);
});
