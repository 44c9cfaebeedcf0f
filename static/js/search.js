/** The search page: finds what is typed among everything that the page holds. */

import { bindSearch } from "./search/page.js";

// htmx may put the page into a document that has run this already.
document.addEventListener("htmx:after:swap", bindSearch);
bindSearch();
