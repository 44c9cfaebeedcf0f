import assert from "node:assert/strict";
import { test } from "node:test";

import { digestOf, makeEnvelope, reference, uuidv7 } from "../../service_worker/phone/envelope.js";

const ID = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e";

test("the reference is the protocol's", () => assert.equal(reference(ID), "ES-95NR-VBY7"));

test("the reference's check character catches each wrong character and swap of neighbours", () => {
  const others = new Set();
  for (let bits = 0; bits < 35; bits += 5) {
    const other = (BigInt(`0x${ID.replaceAll("-", "")}`) ^ (1n << BigInt(bits))).toString(16);
    others.add(reference(other.padStart(32, "0")).at(-1));
  }
  assert.ok(!others.has(reference(ID).at(-1)));
});

test("an id is a lower-case UUIDv7 that begins with its time", () => {
  const now = () => 0x01936b2e6f3a;
  assert.match(uuidv7({ now }), /^01936b2e-6f3a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("ids of the same millisecond differ, and sort by time", () => {
  const ids = Array.from({ length: 1000 }, (_, i) =>
    uuidv7({ now: () => 1e12 + Math.floor(i / 2) }),
  );
  assert.equal(new Set(ids).size, 1000);
  assert.ok(uuidv7({ now: () => 1e12 }) < uuidv7({ now: () => 1e12 + 1 }));
});

test("the digest is base64url SHA-256", async () => {
  assert.equal(await digestOf(""), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
});

test("the envelope has the protocol's fields", async () => {
  const envelope = await makeEnvelope({ id: ID, sealed: "", build: "b1", now: () => 0 });
  assert.deepEqual(envelope, {
    id: ID,
    digest: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
    sealed: "",
    saved_at: "1970-01-01T00:00:00.000Z",
    build: "b1",
  });
});
