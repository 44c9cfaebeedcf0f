/** A safeguarding lead without a number to ring is not stored. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { findWithoutNumber } from "../../static/js/phone/my-lead.js";

const nobody = { name: "", phone: "" };
const ama = { name: "Ama", phone: "0161 496 0777" };
const jo = { name: "Jo", phone: "" };

const cases = [
  ["a lead with a number", { lead: ama, deputy: nobody }, []],
  ["a number and no name", { lead: { name: "", phone: "2044" }, deputy: nobody }, []],
  ["only a deputy", { lead: nobody, deputy: ama }, []],
  ["a name without a number", { lead: ama, deputy: jo }, ["deputy"]],
  ["a number without digits", { lead: { name: "", phone: "the desk" }, deputy: ama }, ["lead"]],
  ["two digits", { lead: { name: "Ama", phone: "12" }, deputy: jo }, ["lead", "deputy"]],
  ["nobody at all", { lead: nobody, deputy: nobody }, ["lead"]],
];

for (const [words, people, missing] of cases)
  test(words, () => assert.deepEqual(findWithoutNumber(people), missing));
