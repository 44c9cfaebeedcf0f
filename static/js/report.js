/**
 * The report's page (form, draft, check, save), the page "Delivered", which drops the draft, and what
 * else is sealed.
 */

import "./app.js";
import { keys, outbox } from "./phone/storage.js";
import { sendSaved } from "./phone/sender.js";
import { finishDraftById } from "./report/drafts.js";
import { listenToSend } from "./report/press-send.js";
import { openReport } from "./report/report-form.js";
import { makeSaving } from "./report/save-report.js";

const saving = makeSaving({ outbox, keys, fetch, onSaved: sendSaved });

/** @type {NodeListOf<HTMLElement>} */
const pages = document.querySelectorAll("[data-report], [data-delivered]");
for (const page of pages) {
  if (page.dataset.delivered) finishDraftById(page.dataset.delivered);
  else openReport(page, saving);
}

/** @type {NodeListOf<HTMLFormElement>} */
const others = document.querySelectorAll("[data-sends]");
for (const form of others) listenToSend(form, saving);
