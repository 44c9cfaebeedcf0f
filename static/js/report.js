/** The report's page: the form, its draft, checking and saving; and the page that says "Delivered". */

import { letGoById } from "./offline/drafting.js";
import { openReport } from "./offline/report-form.js";
import "./offline/registering.js";

for (const page of document.querySelectorAll("[data-report]")) openReport(page);
for (const { dataset } of document.querySelectorAll("[data-delivered]")) {
  letGoById(dataset.delivered);
}
