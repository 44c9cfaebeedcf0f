// A box that is ticked before the phone has looked up what it kept stays ticked.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";

import { bind as bindCall } from "../../static/js/behaviours/rung.js";
import { bind as bindStep } from "../../static/js/behaviours/tick.js";

Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });

function box(dataset) {
  const box = Object.assign(new EventTarget(), { dataset, checked: false });
  return Object.assign(box, { parentElement: { querySelector: () => null } });
}

for (const [name, bind, dataset] of [
  ["step", bindStep, { tick: "t2.cc.police" }],
  ["call", bindCall, { rung: "police-101" }],
]) {
  test(`a ${name} ticked early stays ticked`, async () => {
    const ticked = box(dataset);
    const bound = bind(ticked);
    ticked.checked = true;
    ticked.dispatchEvent(new Event("change"));
    await bound;
    assert.equal(ticked.checked, true);
  });
}
