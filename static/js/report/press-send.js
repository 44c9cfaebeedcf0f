/** Sends something other than a report, such as a drill. It is sealed, stored and delivered alike. */

import { part, write } from "../page/dom.js";
import { reasonInWords, stateInWords } from "../phone/report-words.js";
import { follow, listReports } from "../phone/state.js";
import { makeReturn } from "./nothing-to-report.js";

/** @import { ReportLine } from "../phone/reports.js" */
/** @import { Saving } from "./save-report.js" */

/**
 * What a form sends: `read()` is what goes inside the seal, or empty where something is missing.
 * `isLike` says whether a line of the outbox is of this form, `sent` what the page says of it first.
 *
 * @typedef {object} Message
 * @property {() => object | ""} read
 * @property {(line: ReportLine) => boolean} isLike
 * @property {string} sent
 */

/** @type {Message} */
const DRILL = { read: () => ({}), isLike: () => true, sent: "" };

/**
 * The form's `data-sends` is the `kind` inside the seal (webapp/nil_returns/kinds.py). The page says
 * what became of the last one that this phone sent.
 *
 * @param {HTMLFormElement} form
 * @param {Pick<Saving, "saveReport">} saving
 */
export function listenToSend(form, saving) {
  const { sends: kind, build, failed } = form.dataset;
  const { read, isLike, sent } = kind === "drill" ? DRILL : makeReturn(form);
  const say = (words) => write(part(form, "said"), words);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const content = read();
    if (!content) return;
    try {
      await saving.saveReport({ kind, build, ...content });
    } catch {
      // Nothing can be kept here: it goes as without script, where there is signal.
      if (form.method === "post" && navigator.onLine) form.submit();
      else say(failed);
    }
  });
  follow(async () => {
    const last = (await listReports()).find((one) => one.kind === kind && isLike(one));
    if (!last) return;
    const reason = last.reason === "no_signal" ? "" : ` ${reasonInWords(last)}`;
    say(`${sent}${stateInWords(last)}.${reason}`);
  });
}
