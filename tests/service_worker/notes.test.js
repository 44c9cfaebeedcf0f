import assert from "node:assert/strict";
import { test } from "node:test";

import { IDBFactory } from "fake-indexeddb";

import { done, openDatabase } from "../../service_worker/phone/database.js";
import { openNotes } from "../../service_worker/phone/encrypted-notes.js";

function setUp() {
  const factory = new IDBFactory();
  const indexedDB = () => factory;
  const raw = openDatabase("notes", { notes: "name", keys: "name" }, { indexedDB });
  return { indexedDB, notes: openNotes({ indexedDB }), raw };
}

test("a note is read back, also by the next page", async () => {
  const { indexedDB, notes } = setUp();
  await notes.set("draft/report", { ages: [13], words: "é" });
  const next = openNotes({ indexedDB });
  assert.deepEqual(await next.get("draft/report"), { ages: [13], words: "é" });
});

test("a missing note is undefined", async () => {
  assert.equal(await setUp().notes.get("nothing"), undefined);
});

test("a removed note is gone and the others stay, until all are removed", async () => {
  const { notes } = setUp();
  await notes.set("a", 1);
  await notes.set("b", 2);
  await notes.set("c", 3);
  await notes.remove("a");
  assert.deepEqual([await notes.get("a"), await notes.get("b")], [undefined, 2]);
  for (const name of ["b", "c"]) await notes.remove(name);
  assert.deepEqual([await notes.get("b"), await notes.get("c")], [undefined, undefined]);
});

test("the database holds no word of a note", async () => {
  const { notes, raw } = setUp();
  await notes.set("draft", "PLAINLY VISIBLE");
  const [note] = await raw.transact("readonly", (stores) => done(stores.notes.getAll()));
  assert.deepEqual(Object.keys(note).sort(), ["iv", "name", "sealed"]);
  assert.ok(!new TextDecoder("latin1").decode(note.sealed).includes("VISIBLE"));
});

test("the key cannot be extracted", async () => {
  const { notes, raw } = setUp();
  await notes.set("a", 1);
  const [{ key }] = await raw.transact("readonly", (stores) => done(stores.keys.getAll()));
  assert.equal(key.extractable, false);
  await assert.rejects(crypto.subtle.exportKey("raw", key));
});

test("the same words never look the same twice", async () => {
  const { notes, raw } = setUp();
  const sealedAs = async () => {
    await notes.set("a", "words");
    const note = await raw.transact("readonly", (stores) => done(stores.notes.get("a")));
    return Buffer.from(note.sealed).toString("hex");
  };
  assert.notEqual(await sealedAs(), await sealedAs());
});

test("two tabs that race to make a key end with one", async () => {
  const { indexedDB } = setUp();
  const [one, other] = [openNotes({ indexedDB }), openNotes({ indexedDB })];
  await Promise.all([one.set("a", 1), other.set("b", 2)]);
  assert.deepEqual([await one.get("b"), await other.get("a")], [2, 1]);
});

test("a note that was tampered with, or moved to another name, is not read", async () => {
  const { notes, raw } = setUp();
  await notes.set("a", 1);
  const note = await raw.transact("readonly", (stores) => done(stores.notes.get("a")));
  await raw.transact("readwrite", (stores) => done(stores.notes.put({ ...note, name: "b" })));
  assert.equal(await notes.get("b"), undefined);
});

test("a browser that stores nothing rejects with StorageBlocked", async () => {
  const notes = openNotes({ indexedDB: () => undefined });
  await assert.rejects(notes.set("a", 1), { name: "StorageBlocked" });
  await assert.rejects(notes.get("a"), { name: "StorageBlocked" });
});
