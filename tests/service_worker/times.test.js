import assert from "node:assert/strict";
import { test } from "node:test";

import { dayAndTime, dayOf, timeOrDay } from "../../static/js/page/times.js";
import { localTime, zoneOf } from "../../static/js/report/reading.js";

const now = new Date(2026, 10, 24, 18, 0);

test("a time of today is its time alone", () => {
  assert.equal(timeOrDay(new Date(2026, 10, 24, 14, 2), now), "14:02");
  assert.equal(dayAndTime(new Date(2026, 10, 24, 14, 2), now), "today, 14:02");
});

test("another day is given in words", () => {
  assert.equal(timeOrDay(new Date(2026, 10, 3, 9, 5), now), "3 November 2026, 09:05");
  assert.equal(dayAndTime(new Date(2025, 10, 24, 14, 2), now), "24 November 2025, 14:02");
});

test("a phone's day is local, not UTC", () => {
  assert.equal(dayOf(new Date(2026, 0, 2, 0, 30)), "2026-01-02");
  assert.equal(dayOf(new Date(2026, 0, 2, 23, 30)), "2026-01-02");
});

test("a time goes into the form and comes out as the same moment", () => {
  for (const moment of [new Date(2026, 0, 2, 0, 30), new Date(2026, 6, 2, 23, 30)]) {
    const local = localTime(moment);
    assert.equal(new Date(local + zoneOf(local)).getTime(), moment.getTime());
  }
});

test("the zone of an unreadable time is UTC", () => {
  assert.equal(zoneOf("soon"), "+00:00");
});
