/** The report's page: the form, its draft, checking and saving. */

import { openReport } from "./offline/report-form.js";

for (const page of document.querySelectorAll("[data-report]")) openReport(page);
