/** The page's side: schedule, readiness, the worker's registration. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { DELIVER, TAKE_OVER } from "../../service_worker/phone/messages.js";
import { makeSchedule } from "../../static/js/phone/schedule.js";
import { describeReadiness } from "../../static/js/phone/readiness.js";
import * as registration from "../../static/js/phone/registration.js";

function makeTimers() {
  const timers = { set: [], cleared: [] };
  timers.setTimeout = (work, milliseconds) => timers.set.push({ work, milliseconds });
  timers.clearTimeout = (timer) => timers.cleared.push(timer);
  return timers;
}

function scheduleOf(outcomes) {
  const timers = makeTimers();
  const orders = [];
  const send = async (order) => {
    orders.push(order);
    const outcome = outcomes.shift() ?? { waiting: 0, reason: null, after: 0 };
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { timers, orders, ...makeSchedule({ send, random: () => 1, timers }) };
}

const WAITING = { waiting: 1, reason: "no_signal", after: 0 };

test("while a report waits the page retries, later each time", async () => {
  const { timers, send } = scheduleOf([WAITING, WAITING, WAITING]);
  await send();
  await timers.set[0].work();
  await timers.set[1].work();
  assert.deepEqual(
    timers.set.map(({ milliseconds }) => milliseconds),
    [2000, 4000, 8000],
  );
});

test("while nothing waits the page sets no timer", async () => {
  const { timers, send } = scheduleOf([]);
  await send();
  assert.deepEqual(timers.set, []);
});

test("a new occasion resets the back-off, and replaces the old timer", async () => {
  const { timers, send, restart } = scheduleOf([WAITING, WAITING, WAITING]);
  await send();
  await send();
  await restart({ byHand: true });
  assert.equal(timers.set[2].milliseconds, 2000);
  assert.deepEqual(timers.cleared.at(-1), 2);
});

test("the page is quiet for as long as the unit asked", async () => {
  const { timers, send } = scheduleOf([{ waiting: 1, reason: "busy", after: 90_000 }]);
  await send();
  assert.equal(timers.set[0].milliseconds, 90_000);
});

test("storage trouble is a reason, and is retried", async () => {
  const { timers, send } = scheduleOf([new Error("blocked")]);
  assert.equal((await send()).reason, "storage");
  assert.equal(timers.set.length, 1);
});

const worker = (status) => ({ postMessage: (_word, [port]) => port.postMessage(status) });
const WHOLE = { whole: true, library: false, build: "b1", edition: "2026.1.0" };
const keysThat = (isStored) => ({ isStored });
const kept = keysThat(async () => true);
const lost = keysThat(() => Promise.reject(new Error("blocked")));

test("a phone is ready when worker, pack and key are", async () => {
  const found = await describeReadiness({
    registration: { active: worker(WHOLE), sync: {} },
    keys: kept,
  });
  assert.deepEqual(found, {
    ready: true,
    reason: null,
    worker: true,
    pack: true,
    library: false,
    key: true,
    edition: "2026.1.0",
    build: "b1",
    persisted: false,
    sendsWhenClosed: true,
  });
});

const notReady = {
  no_worker: { registration: null, keys: kept },
  installing: { registration: { active: null }, keys: kept },
  incomplete: { registration: { active: worker({ ...WHOLE, whole: false }) }, keys: kept },
  storage: { registration: { active: worker(WHOLE) }, keys: lost },
  no_key: { registration: { active: worker(WHOLE) }, keys: keysThat(async () => false) },
};
for (const [reason, circumstances] of Object.entries(notReady)) {
  test(`a phone is not ready: ${reason}`, async () => {
    const found = await describeReadiness(circumstances);
    assert.deepEqual([found.ready, found.reason], [false, reason]);
  });
}

test("a worker that does not answer within ten seconds leaves the phone not ready", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let ports;
  const answer = registration.askStatus({ postMessage: (_word, given) => (ports = given) });
  mock.timers.tick(10_000);
  mock.timers.reset();
  setTimeout(() => ports[0].postMessage("much later"), 20);
  assert.equal(await answer, null);
});

test("a browser that cannot register a worker resolves with null", async () => {
  const register = () => Promise.reject(new DOMException("no", "SecurityError"));
  assert.equal(await registration.registerWorker({ container: undefined }), null);
  assert.equal(await registration.registerWorker({ container: { register } }), null);
});

test("what the worker imports may come from the HTTP cache", async () => {
  const asked = [];
  await registration.registerWorker({ container: { register: (...of) => asked.push(of) } });
  assert.deepEqual(asked, [["/worker.js"]]);
});

test("background delivery asks the worker at once and the browser for a later sync", async () => {
  const words = [];
  const active = { postMessage: (word) => words.push(word) };
  await registration.deliverInBackground({
    active,
    sync: { register: async (tag) => words.push(tag) },
  });
  assert.deepEqual(words, [DELIVER, "reports"]);
  await registration.deliverInBackground({ active });
  await registration.deliverInBackground(null);
  const refusing = { register: () => Promise.reject(new DOMException("no", "NotAllowedError")) };
  await registration.deliverInBackground({ active, sync: refusing });
});

function openPage({ controlled = true, typing = false } = {}) {
  const page = { reloads: 0, words: [], typing };
  const container = Object.assign(new EventTarget(), { controller: controlled ? {} : null });
  const waiting = { postMessage: (word) => page.words.push(word) };
  const location = { reload: () => (page.reloads += 1) };
  registration.offerTakeOver({
    container,
    registration: { waiting },
    isTyping: () => page.typing,
    page: { location },
  });
  page.getsNewWorker = () => container.dispatchEvent(new Event("controllerchange"));
  return page;
}

test("a page where nobody types lets a waiting worker take over, and reloads once", () => {
  const page = openPage();
  assert.deepEqual(page.words, [TAKE_OVER]);
  page.getsNewWorker();
  assert.equal(page.reloads, 1);
});

test("a page where somebody types keeps its worker", () => {
  assert.deepEqual(openPage({ typing: true }).words, []);
});

test("typing begun after the offer is not interrupted", () => {
  const page = openPage();
  page.typing = true;
  page.getsNewWorker();
  assert.equal(page.reloads, 0);
});

test("the first worker ever does not reload the page, the second does", () => {
  const page = openPage({ controlled: false });
  page.getsNewWorker();
  assert.equal(page.reloads, 0);
  page.getsNewWorker();
  assert.equal(page.reloads, 1);
});
