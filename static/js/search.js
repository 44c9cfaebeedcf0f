/** The search page: finds what is typed among everything that the page holds. */

import { bindSearch } from "./search/page.js";

bindSearch();
