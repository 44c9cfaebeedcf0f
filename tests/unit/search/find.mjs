// Reads the content of a search and queries; answers each query with what the page shows, in its order.

import { text } from "node:stream/consumers";
import { makeSearch } from "../../../static/js/search/ranking.js";

const { content, queries } = JSON.parse(await text(process.stdin));
const search = makeSearch(content);
const answers = queries.map((query) => {
  const { groups, isCrisis } = search(query);
  const ids = groups.flatMap(({ hits }) => hits.map(({ entry }) => content.entries[entry].id));
  return { ids, isCrisis };
});
console.log(JSON.stringify(answers));
