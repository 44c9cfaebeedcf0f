import assert from "node:assert/strict";
import { test } from "node:test";

import { lastQuarterOver } from "../../static/js/page/quarters.js";

const quarters = {
  "2026-11-29T10:00:00Z": ["2026-q3", "July to September 2026"],
  "2027-01-01T00:00:00Z": ["2026-q4", "October to December 2026"],
  "2026-03-31T12:00:00Z": ["2025-q4", "October to December 2025"],
  "2026-04-30T12:00:00Z": ["2026-q1", "January to March 2026"],
  "2026-07-01T12:00:00Z": ["2026-q2", "April to June 2026"],
};
for (const [moment, [code, label]] of Object.entries(quarters)) {
  test(`at ${moment} the last quarter that is over is ${label}`, () => {
    assert.deepEqual(lastQuarterOver(moment), { code, label });
  });
}

test("a quarter ends at midnight in the UK, also in summer time and on any phone", () => {
  assert.equal(lastQuarterOver("2026-09-30T22:59:59Z").code, "2026-q2");
  assert.equal(lastQuarterOver("2026-09-30T23:00:00Z").code, "2026-q3");
});
