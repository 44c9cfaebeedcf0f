/** Which presses of a key are a single key, and to which line j and k lead. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { lineAt, singleKey } from "../../static/js/unit/single-keys.js";

const nowhere = { closest: () => null };
const press = (more) => /** @type {any} */ ({ key: "r", target: nowhere, ...more });

test("a letter alone is a single key, also with Shift, as ? needs it", () => {
  assert.equal(singleKey(press({})), "r");
  assert.equal(singleKey(press({ key: "?", shiftKey: true })), "?");
});

test("nothing happens in a field", () => {
  assert.equal(singleKey(press({ target: { closest: () => ({}) } })), "");
});

for (const one of ["ctrlKey", "altKey", "metaKey", "repeat", "isComposing", "defaultPrevented"])
  test(`nothing happens with ${one}`, () => {
    assert.equal(singleKey(press({ [one]: true })), "");
  });

test("a key with a name is not a single key", () => {
  assert.equal(singleKey(press({ key: "Enter" })), "");
});

test("j and k lead one line on and back, begin at the first, and end at the ends", () => {
  const lines = /** @type {any[]} */ (["a", "b"]);
  assert.equal(lineAt(lines, null, -1), "a");
  assert.equal(lineAt(lines, lines[0], 1), "b");
  assert.equal(lineAt(lines, lines[1], -1), "a");
  assert.equal(lineAt(lines, lines[1], 1), undefined);
});
