/** A number is dialled as the person who typed it meant it, or not at all. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { toDial } from "../../service_worker/phone/dialling.js";

const written = {
  "0161 496 0999": "tel:01614960999",
  "(0161) 496-0999": "tel:01614960999",
  "+44 (0)161 496 0999": "tel:+441614960999",
  "0161 496 0999 ext 2": "tel:01614960999",
  "ask at the desk": null,
  "call 2 of them": null,
  "": null,
};

for (const [said, address] of Object.entries(written))
  test(`"${said}" dials ${address}`, () => assert.equal(toDial(said), address));
