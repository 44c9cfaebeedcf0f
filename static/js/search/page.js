/** The search page: shows what is found for what is typed, and forgets it. */

import { part } from "../page/dom.js";
import { makeSearch } from "./ranking.js";
import { readContent } from "./reading.js";
import { makeResults } from "./results.js";

const NOTHING = { groups: [], isCrisis: false };

/** Safari has no idle callback. */
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

/** Bind the page of the search. */
export function bindSearch() {
  /** @type {HTMLElement | null} */
  const page = document.querySelector("[data-search]");
  const field = page.querySelector("input");
  /** @type {HTMLElement[]} */
  const items = [...part(page, "kinds").querySelectorAll("li")];
  const content = readContent(page, items);
  const showResults = makeResults(page, items, content);
  const index = once(() => makeSearch(content));
  const show = () => {
    const query = field.value.trim();
    showResults(query, query ? index()(query) : NOTHING);
  };
  field.addEventListener("input", show);
  // A keyboard on the screen goes, and the next Tab is at the first result.
  field.addEventListener("keydown", ({ key }) => key === "Enter" && field.blur());
  addEventListener("pagehide", () => {
    field.value = "";
    show();
  });
  show();
  whenIdle(index);
}

function once(make) {
  let made;
  return () => (made ??= make());
}
