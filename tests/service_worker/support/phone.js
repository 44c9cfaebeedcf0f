/** A phone under test: its databases, its clock, its locks. Everything else is passed in. */

import { IDBFactory } from "fake-indexeddb";

import { makeSender } from "../../../service_worker/phone/delivery.js";
import { makeEnvelope, uuidv7 } from "../../../service_worker/phone/envelope.js";
import { openKeys } from "../../../service_worker/phone/keys.js";
import { openOutbox } from "../../../service_worker/phone/outbox.js";
import { describeReports } from "../../../static/js/phone/reports.js";
import { makeUnit } from "./unit.js";

export const SECOND = 1000;
export const HOUR = 60 * 60 * SECOND;
export const DAY = 24 * HOUR;

const MORNING = Date.UTC(2026, 10, 25, 9, 0);
const HALF = () => 0.5;

/** A phone and a unit, with a network between them that can be broken. */
export function setUp() {
  const unit = makeUnit();
  return { unit, phone: makePhone({ unit }) };
}

/** The newest report as "My reports" shows it. */
export const stateOf = async (phone) => (await describeReports(phone))[0];

export function makePhone({ unit, random = HALF, factory = new IDBFactory() } = {}) {
  const phone = { factory, time: MORNING, broadcasts: [], locks: makeLocks() };
  const now = () => phone.time;
  const tell = (word) => phone.broadcasts.push(word);
  const options = { indexedDB: () => phone.factory, now, tell };
  const fetch = (...request) => unit.fetch(...request);

  phone.outbox = openOutbox(options);
  phone.keys = openKeys({ ...options, fetch });
  /** One of the phone's tabs, or its worker. */
  phone.newSender = (world = {}) =>
    makeSender({ ...phone, ...options, locks: phone.locks, fetch, random, ...world });
  phone.send = phone.newSender().send;
  phone.saves = (words) => saveOne(phone, words);
  phone.savesMany = async (count) => {
    const ids = [];
    for (let i = 0; i < count; i += 1) ids.push(await phone.saves(`report ${i}`));
    return ids;
  };
  phone.waitingIds = async () => (await phone.outbox.listWaiting()).map(({ id }) => id);
  return phone;
}

async function saveOne(phone, words = "sealed words") {
  const now = () => phone.time++;
  const id = uuidv7({ now });
  await phone.outbox.put(await makeEnvelope({ id, sealed: `${words} ${id}`, build: "b1", now }));
  return id;
}

/** Web Locks of one browser: one holder for each name, the others queue. */
export function makeLocks() {
  const held = new Map();
  const lines = new Map();

  function request(name, work) {
    return new Promise((resolve, reject) => {
      const line = lines.get(name) ?? [];
      lines.set(name, line);
      line.push(() =>
        Promise.resolve()
          .then(work)
          .then(resolve, reject)
          .finally(() => next(name)),
      );
      if (!held.has(name)) next(name);
    });
  }

  function next(name) {
    const start = lines.get(name).shift();
    if (start) held.set(name, start());
    else held.delete(name);
  }

  const query = async () => ({ held: [...held.keys()].map((name) => ({ name })) });
  return { request, query };
}
