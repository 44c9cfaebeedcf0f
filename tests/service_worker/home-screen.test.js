/** The home screen: when it is suggested, and the number on the icon. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { showBadge } from "../../service_worker/phone/badge.js";
import { isGoodMoment } from "../../static/js/phone/invitation.js";

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

test("a browser without badges, or one that refuses, disturbs nothing", async () => {
  showBadge(1);
  const shown = [];
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: { setAppBadge: async (count) => shown.push(count) && Promise.reject(new Error("no")) },
  });
  showBadge(2);
  showBadge(0);
  assert.deepEqual(shown, [2, 0]);
});
