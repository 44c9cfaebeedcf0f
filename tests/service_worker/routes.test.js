import assert from "node:assert/strict";
import { test } from "node:test";

import { asksForPage, isOurs, cachedPathFor, opensUnitPage } from "../../service_worker/routes.js";

const ORIGIN = "https://phone.example";
const get = (path) => isOurs({ method: "GET", url: ORIGIN + path }, ORIGIN);

for (const path of [
  "/",
  "/steps/",
  "/steps/4fz0q",
  "/assets/b1/app.css",
  "/united",
  "/no-signal",
]) {
  test(`the worker answers ${path}`, () => assert.equal(get(path), true));
}

const never = [
  "/unit",
  "/unit/",
  "/unit/inbox",
  "/sync/v1/keys",
  "/healthz",
  "/worker.js",
  "/pack/ab",
];
for (const path of never) {
  test(`the worker never handles ${path}`, () => assert.equal(get(path), false));
}

const opens = (path, more) =>
  opensUnitPage({ method: "GET", mode: "navigate", url: ORIGIN + path, ...more }, ORIGIN);

test("opening a page of the unit without a network shows the help page", () => {
  for (const path of ["/unit", "/unit/", "/unit/reports/7"]) assert.equal(opens(path), true);
});

test("no other request to the unit's pages is handled", () => {
  assert.equal(opens("/united"), false);
  assert.equal(opens("/unit/", { mode: "cors" }), false);
  assert.equal(opens("/unit/sign-in", { method: "POST" }), false);
  assert.equal(opens("/unit/", { url: "https://elsewhere.example/unit/" }), false);
});

for (const method of ["POST", "HEAD", "PUT", "DELETE"]) {
  test(`the worker never handles a ${method}`, () => {
    assert.equal(isOurs({ method, url: `${ORIGIN}/report/check` }, ORIGIN), false);
  });
}

test("the worker never handles another origin", () => {
  assert.equal(isOurs({ method: "GET", url: "https://elsewhere.example/" }, ORIGIN), false);
});

test("the form from any path is the one cached form", () => {
  assert.equal(cachedPathFor("/report/4fz0q"), "/report");
});

for (const path of [
  "/report/check",
  "/report/saved",
  "/report/4fz0q/",
  "/steps/4fz0q",
  "/reports",
]) {
  test(`${path} is cached under its own path`, () => assert.equal(cachedPathFor(path), path));
}

test("a navigation and a request for HTML ask for a page, a picture does not", () => {
  const asking = (mode, accept) => asksForPage({ mode, headers: new Headers({ accept }) });
  assert.equal(asking("navigate", "*/*"), true);
  assert.equal(asking("cors", "text/html"), true);
  assert.equal(asking("no-cors", "image/png"), false);
});
