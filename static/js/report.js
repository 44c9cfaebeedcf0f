/** The report's page: the form, its draft, checking and saving; and the page that says "Delivered". */

import { letGoById } from "./report/form-draft.js";
import { openReport } from "./report/report-form.js";
import "./phone/register-now.js";

for (const page of document.querySelectorAll("[data-report]")) openReport(page);
for (const { dataset } of document.querySelectorAll("[data-delivered]")) {
  letGoById(dataset.delivered);
}
