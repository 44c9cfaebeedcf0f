/** The home screen: when it is suggested, and the number on the icon. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeHandlers } from "../../service_worker/handlers.js";
import { DELIVER } from "../../service_worker/phone/messages.js";
import { showBadge } from "../../service_worker/phone/badge.js";
import { isGoodMoment } from "../../static/js/phone/invitation.js";
import { setUp } from "./support/phone.js";
import { faults } from "./support/unit.js";

const TODAY = "2026-11-27";
const moment = (changes) =>
  isGoodMoment({ answer: TODAY, today: TODAY, hasSaved: false, isBusy: false, ...changes });

test("on the first day nothing is suggested", () => {
  assert.equal(moment({}), false);
  assert.equal(moment({ answer: false }), false);
});

test("after a saved report, or on a later day, it is", () => {
  assert.equal(moment({ answer: false, hasSaved: true }), true);
  assert.equal(moment({ answer: "2026-11-20" }), true);
});

test("once answered, or while an incident is unfinished, it is not", () => {
  assert.equal(moment({ answer: true, hasSaved: true }), false);
  assert.equal(moment({ answer: "2026-11-20", hasSaved: true, isBusy: true }), false);
});

/** What the icon shows from now on. */
function watchBadges() {
  const shown = [];
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: { setAppBadge: async (count) => shown.push(count) && Promise.reject(new Error("no")) },
  });
  return shown;
}

test("a browser without badges, or one that refuses, disturbs nothing", async () => {
  showBadge(1);
  const shown = watchBadges();
  showBadge(2);
  showBadge(0);
  assert.deepEqual(shown, [2, 0]);
});

test("the number counts reports that wait, and no drills", async () => {
  const { unit, phone } = setUp();
  const drill = await phone.saves();
  await phone.outbox.put((await phone.outbox.get(drill)).envelope, "drill");
  await phone.saves();
  unit.next.push(faults.noNetwork);
  const shown = watchBadges();
  await makeHandlers({ sender: phone, packs: {} }).handleMessage(DELIVER);
  assert.deepEqual(shown, [1]);
});
