/** Reads what there is to find: an item of the page's list and a block of its template are one entry. */

import { make, part } from "../page/dom.js";

/** @import { Content } from "./indexing.js" */

/** In a block, but not words of today: what the paper said, links, and a column's name in each cell. */
const NOT_TODAY = ".app-note__was, a, b";

/**
 * Also writes into each section's item the chapter that it is in, which the list shows by its place.
 *
 * @param {HTMLElement} page
 * @param {HTMLElement[]} items
 * @returns {Content}
 */
export function readContent(page, items) {
  /** @type {HTMLTemplateElement} */
  const { content, dataset } = part(page, "index");
  for (const other of content.querySelectorAll(NOT_TODAY)) other.remove();
  const [words, dangers, same] = [dataset.words, dataset.dangers, dataset.same].map(split);
  const entries = items.map((item, at) => ({
    ...readEntry(item),
    words: words[at],
    dangers: dangers[at],
    texts: textsOf(content.children[at]),
  }));
  return { entries, same };
}

const split = (lists) => lists.split("|");

function readEntry(item) {
  const link = item.querySelector("a");
  const chapter = item.parentElement.closest("li")?.querySelector("a").textContent;
  if (chapter) link.after(make("small", "", chapter));
  return {
    title: link.textContent,
    kind: item.closest("section").dataset.kind,
    isAlone: "alone" in item.dataset,
  };
}

const textsOf = (block) =>
  Array.from(block.querySelectorAll("p, li, td"), ({ textContent }) => textContent.trim()).filter(
    Boolean,
  );
