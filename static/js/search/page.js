/** The search page: shows the hits, each where the page has it already, and forgets what was typed. */

import { part, write } from "../page/dom.js";
import { makeSearch } from "./ranking.js";

/** @import { Entry } from "./indexing.js" */

const bound = new WeakSet();

/** Bind the page that the document shows, if it is the search, once. */
export function bindSearch() {
  /** @type {HTMLElement | null} */
  const page = document.querySelector("[data-search]");
  if (!page || bound.has(page)) return;
  bound.add(page);
  const field = page.querySelector("input");
  const items = [...page.querySelectorAll('[data-part="entry"]')];
  const { same, crisis } = page.dataset;
  const entries = items.map(readEntry);
  const search = makeSearch({ entries, same: JSON.parse(same), crisis });
  const show = () => showFound(page, items, field.value.trim(), search);
  field.addEventListener("input", show);
  // A keyboard on the screen goes, and the next Tab is at the first result.
  field.addEventListener("keydown", ({ key }) => key === "Enter" && field.blur());
  addEventListener("pagehide", () => {
    field.value = "";
    show();
  });
  show();
}

/** @returns {Entry} */
function readEntry(item) {
  return {
    title: item.querySelector("a").textContent,
    words: item.dataset.words ?? "",
    texts: textsOf(item).map((text) => text.textContent),
    kind: item.closest("section").dataset.kind,
    isAlone: "alone" in item.dataset,
  };
}

const textsOf = (item) => [...item.querySelectorAll('[data-part="text"]')];

function showFound(page, items, query, search) {
  const { groups, isCrisis } = query ? search(query) : { groups: [], isCrisis: false };
  part(page, "crisis").hidden = !isCrisis;
  part(page, "nothing").hidden = !query || isCrisis || groups.length > 0;
  for (const hidden of [...items, ...page.querySelectorAll("section")]) hidden.hidden = true;
  const hits = groups.flatMap((group) => group.hits);
  for (const hit of hits) showHit(items[hit.entry], hit);
  write(part(page, "count"), query ? inWords(hits.length, isCrisis) : "");
}

/** Shows an entry after those before it, and its kind after theirs. */
function showHit(item, { text }) {
  const kind = item.closest("section");
  if (kind.hidden) kind.parentElement.append(kind);
  kind.hidden = item.hidden = false;
  item.parentElement.append(item);
  textsOf(item).forEach((one, at) => (one.hidden = at !== text));
}

function inWords(count, isCrisis) {
  const results = count === 1 ? "1 result" : `${count || "No"} results`;
  return isCrisis ? `Danger? Call 999. ${results}` : results;
}
