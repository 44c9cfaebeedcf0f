import assert from "node:assert/strict";
import { test } from "node:test";

import { IDBFactory } from "fake-indexeddb";

import { done, openDatabase } from "../../service_worker/phone/database.js";
import { watchBfcache } from "../../service_worker/phone/bfcache.js";

const STORES = { things: "id" };
const put = (id) => async (stores) => done(stores.things.put({ id }));
const readAll = async (stores) => done(stores.things.getAllKeys());

function setUp(factory = new IDBFactory()) {
  return { factory, database: openDatabase("test", STORES, { indexedDB: () => factory }) };
}

/** A factory whose databases are changed by `change(database)` when opened. */
function factoryWith(change) {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  factory.open = (...names) => {
    const request = open(...names);
    request.addEventListener("success", () => change(request.result));
    return request;
  };
  return factory;
}

/** A factory whose transactions abort, as with a full or broken disk. */
const abortingWith = (name) =>
  factoryWith((database) => {
    const transaction = database.transaction.bind(database);
    database.transaction = (...of) => {
      const one = transaction(...of);
      Object.defineProperty(one, "error", { value: new DOMException("no", name) });
      queueMicrotask(() => one.abort());
      return one;
    };
  });

test("a value written is read back", async () => {
  const { database } = setUp();
  await database.transact("readwrite", put("a"));
  assert.deepEqual(await database.transact("readonly", readAll), ["a"]);
});

test("every transaction asks for strict durability", async () => {
  const asked = [];
  const { database } = setUp(
    factoryWith((opened) => {
      const transaction = opened.transaction.bind(opened);
      opened.transaction = (...of) => (asked.push(of[2]), transaction(...of));
    }),
  );
  await database.transact("readwrite", put("a"));
  assert.deepEqual(asked, [{ durability: "strict" }]);
});

test("a transaction whose work throws is rolled back, with the work's own error", async () => {
  const { database } = setUp();
  const work = async (stores) => {
    await done(stores.things.put({ id: "a" }));
    throw new RangeError("thought better of it");
  };
  await assert.rejects(database.transact("readwrite", work), RangeError);
  assert.deepEqual(await database.transact("readonly", readAll), []);
});

test("a dead connection is reopened", async () => {
  const opened = [];
  const { database } = setUp(factoryWith((one) => opened.push(one)));
  await database.transact("readwrite", put("a"));
  opened[0].close();
  await database.transact("readwrite", put("b"));
  assert.deepEqual(await database.transact("readonly", readAll), ["a", "b"]);
  assert.equal(opened.length, 2);
});

test("a database that could not be opened once may be opened later", async () => {
  const { factory, database } = setUp();
  const open = factory.open;
  factory.open = () => {
    throw new DOMException("busy", "UnknownError");
  };
  await assert.rejects(database.transact("readwrite", put("a")), { name: "StorageBlocked" });
  factory.open = open;
  await database.transact("readwrite", put("a"));
});

test("a connection closes when the database is to be deleted", async () => {
  const { factory, database } = setUp();
  await database.transact("readwrite", put("a"));
  await done(factory.deleteDatabase("test"));
  assert.deepEqual(await database.transact("readonly", readAll), []);
});

test("no room is StorageFull", async () => {
  const { database } = setUp(abortingWith("QuotaExceededError"));
  await assert.rejects(database.transact("readwrite", put("a")), { name: "StorageFull" });
});

for (const name of ["AbortError", "UnknownError", "InvalidStateError"]) {
  test(`a transaction that fails twice with ${name} is StorageBlocked`, async () => {
    const { database } = setUp(abortingWith(name));
    await assert.rejects(database.transact("readwrite", put("a")), { name: "StorageBlocked" });
  });
}

test("a write resolves only when its transaction is complete", async () => {
  const { database } = setUp(
    factoryWith((opened) => {
      const transaction = opened.transaction.bind(opened);
      opened.transaction = (...of) => failingAtItsEnd(transaction(...of));
    }),
  );
  await assert.rejects(database.transact("readwrite", put("a")), { name: "StorageBlocked" });
});

/** As a disk that accepts the write, and fails when it is flushed. */
function failingAtItsEnd(transaction) {
  const { objectStore } = transaction;
  transaction.objectStore = (name) => {
    const store = objectStore.call(transaction, name);
    const write = store.put.bind(store);
    store.put = (...row) => {
      const request = write(...row);
      request.addEventListener("success", () => transaction.abort());
      return request;
    };
    return store;
  };
  return transaction;
}

test("a browser without IndexedDB is StorageBlocked", async () => {
  const database = openDatabase("test", STORES, { indexedDB: () => undefined });
  await assert.rejects(database.transact("readwrite", put("a")), { name: "StorageBlocked" });
});

test("a browser that forbids access to IndexedDB is StorageBlocked", async () => {
  const indexedDB = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const database = openDatabase("test", STORES, { indexedDB });
  await assert.rejects(database.transact("readwrite", put("a")), { name: "StorageBlocked" });
});

test("a page that enters the bfcache aborts its transaction, and finishes when it is restored", async () => {
  const page = new EventTarget();
  const factory = new IDBFactory();
  const bfcache = watchBfcache(page);
  const cached = openDatabase("test", STORES, { indexedDB: () => factory, bfcache });
  let times = 0;
  const writing = cached.transact("readwrite", async (stores) => {
    if (times++ === 0)
      page.dispatchEvent(Object.assign(new Event("pagehide"), { persisted: true }));
    return done(stores.things.put({ id: "late" }));
  });
  const other = setUp(factory).database;
  await other.transact("readwrite", put("a"));
  assert.deepEqual(await other.transact("readonly", readAll), ["a"]);
  page.dispatchEvent(new Event("pageshow"));
  await writing;
  assert.deepEqual(await other.transact("readonly", readAll), ["a", "late"]);
});
