// A box that is ticked before the phone has read its notes stays ticked.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";

import { bind as bindCall } from "../../static/js/behaviours/calls.js";
import { bind as bindStep } from "../../static/js/behaviours/tick.js";

Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });

function box(value) {
  const box = Object.assign(new EventTarget(), { value, checked: false });
  return Object.assign(box, { parentElement: { querySelector: () => null } });
}

for (const [name, bind, value] of [
  ["step", bindStep, "t2.cc.police"],
  ["call", bindCall, "police-101"],
]) {
  test(`a ${name} ticked early stays ticked`, async () => {
    const ticked = box(value);
    const bound = bind(ticked);
    ticked.checked = true;
    ticked.dispatchEvent(new Event("change"));
    await bound;
    assert.equal(ticked.checked, true);
  });
}
