/** Sends something other than a report, such as a drill. It is sealed, stored and delivered alike. */

import { part, write } from "../page/dom.js";
import { reasonInWords, stateInWords } from "../phone/report-words.js";
import { follow, listReports } from "../phone/state.js";

/** @import { Saving } from "./save-report.js" */

/**
 * The form's `data-sends` is the `kind` inside the seal (webapp/returns/receiving.py). The page says
 * what became of the last one that this phone sent.
 *
 * @param {HTMLFormElement} form
 * @param {Pick<Saving, "saveReport">} saving
 */
export function listenToSend(form, saving) {
  const { sends: kind, build, failed } = form.dataset;
  const say = (words) => write(part(form, "said"), words);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saving.saveReport({ kind, build }).catch(() => say(failed));
  });
  follow(async () => {
    const last = (await listReports()).find((one) => one.kind === kind);
    if (!last) return;
    const reason = last.reason === "no_signal" ? "" : ` ${reasonInWords(last)}`;
    say(`${stateInWords(last)}.${reason}`);
  });
}
