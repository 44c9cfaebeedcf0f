/** “We have nothing to report”: for the last quarter that is over, by an organisation. */

import { part, write } from "../page/dom.js";
import { showProblems } from "../page/problems.js";
import { lastQuarterOver } from "../page/quarters.js";
import { readOwnDetails } from "../phone/own-details.js";
import { isTooLong } from "./checks.js";
import { offerNames } from "./names.js";

/** @import { Message } from "./press-send.js" */

/**
 * Names the quarter on the form, and fills in the organisation that this phone remembers.
 *
 * @param {HTMLFormElement} form
 * @returns {Message}
 */
export function makeReturn(form) {
  const { code, label } = lastQuarterOver(new Date());
  /** @type {HTMLInputElement} */
  const organisation = form.querySelector("#organisation");
  write(part(form, "quarter"), label);
  offerNames(form);
  readOwnDetails().then((kept) => (organisation.value ||= kept?.organisation?.[0] ?? ""));
  return {
    read() {
      const typed = organisation.value.trim();
      const { longest, missing, tooLong } = form.dataset;
      const wrong = !typed ? missing : isTooLong(typed, Number(longest)) ? tooLong : "";
      showProblems(form, form, wrong ? [{ field: "organisation", sentence: wrong }] : []);
      return wrong ? "" : { quarter: code, organisation: typed };
    },
    // One that was sent in an earlier quarter was for another.
    isLike: ({ savedAt }) => lastQuarterOver(savedAt).code === code,
    sent: `Said for ${label}. `,
  };
}
