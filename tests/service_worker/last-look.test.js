/** What changed in the guidance is shown once, and never on a new phone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { showNews } from "../../static/js/phone/last-look.js";

/** A phone that keeps notes, and looks at a page with these words. */
function makePhone() {
  const notes = new Map();
  const readNote = async (name, otherwise) => notes.get(name) ?? otherwise;
  const keepNote = async (name, value) => notes.set(name, value);
  return async (textContent) => {
    const box = { hidden: true, textContent };
    await showNews(box, { readNote, keepNote }, async () => {});
    return !box.hidden;
  };
}

test("a new phone is told nothing", async () => {
  const looks = makePhone();
  assert.equal(await looks("Chapters are new."), false);
  assert.equal(await looks("Chapters are new."), false);
});

test("other words are shown once", async () => {
  const looks = makePhone();
  await looks("Chapters are new.");
  assert.equal(await looks("Search is new."), true);
  assert.equal(await looks("Search is new."), false);
});

test("white space is not a change", async () => {
  const looks = makePhone();
  await looks("Chapters\n are new.");
  assert.equal(await looks(" Chapters are new. "), false);
});
