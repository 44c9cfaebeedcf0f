/** Shows results. Only they are in the document: of a list of two hundred there is little to lay out. */

import { make, part, write } from "../page/dom.js";

/** @import { Content } from "./indexing.js" */
/** @import { Group } from "./ranking.js" */

/**
 * Takes the list out of the page, and returns a function that shows what a search found.
 *
 * @param {HTMLElement} page
 * @param {HTMLElement[]} items
 * @param {Content} content
 * @returns {(query: string, found: {groups: Group[], isCrisis: boolean}) => void}
 */
export function makeResults(page, items, { entries }) {
  const kinds = part(page, "kinds");
  const sections = new Map(Array.from(kinds.children, (one) => [one.dataset.kind, one]));
  const lists = new Map(Array.from(sections, ([kind, one]) => [kind, one.querySelector("ul")]));
  for (const item of items) item.querySelector("ul")?.remove();
  kinds.replaceChildren();

  const fill = ({ entry, text }) => {
    const item = items[entry];
    const words = entries[entry].texts[text] ?? "";
    const shown = part(item, "text") ?? addText(item);
    write(shown, words);
    shown.hidden = !words;
    return item;
  };
  return (query, { groups, isCrisis }) => {
    for (const { kind, hits } of groups) lists.get(kind).replaceChildren(...hits.map(fill));
    kinds.replaceChildren(...groups.map(({ kind }) => sections.get(kind)));
    part(page, "crisis").hidden = !isCrisis;
    // An incident told in words that nobody foresaw finds pages to read: the path is in sight all the same.
    part(page, "path").hidden = isCrisis || !groups.length || groups.some(isPath);
    part(page, "nothing").hidden = !query || isCrisis || groups.length > 0;
    const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
    write(part(page, "count"), query ? inWords(count, isCrisis) : "");
  };
}

const isPath = ({ kind }) => kind === "path";

/** A place for the words of the hit: after the item's link and, where it has one, its chapter. */
function addText(item) {
  const text = make("p", "");
  text.dataset.part = "text";
  (item.querySelector("small") ?? item.querySelector("a")).after(text);
  return text;
}

function inWords(count, isCrisis) {
  const results = count === 1 ? "1 result" : `${count || "No"} results`;
  return isCrisis ? `Danger? Call 999. ${results}` : results;
}
