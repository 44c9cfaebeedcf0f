/** Every page: registers the worker, starts delivery and binds the behaviours. A table of contents. */

import "./phone/register-now.js";
import * as aboutLead from "./behaviours/about-lead.js";
import * as afterCalls from "./behaviours/after-calls.js";
import * as away from "./behaviours/away.js";
import * as back from "./behaviours/back.js";
import * as callFirst from "./behaviours/call-first.js";
import * as callHelp from "./behaviours/call-help.js";
import * as calls from "./behaviours/calls.js";
import * as callsMade from "./behaviours/calls-made.js";
import * as choices from "./behaviours/choices.js";
import * as danger from "./behaviours/danger.js";
import * as dangerCall from "./behaviours/danger-call.js";
import * as didYouSpeak from "./behaviours/did-you-speak.js";
import * as hear from "./behaviours/hear.js";
import * as ifAboutLead from "./behaviours/if-about-lead.js";
import * as install from "./behaviours/install.js";
import * as keepStorage from "./behaviours/keep-storage.js";
import * as keptPeople from "./behaviours/kept-people.js";
import * as leadDoes from "./behaviours/lead-does.js";
import * as leadForm from "./behaviours/lead-form.js";
import * as myReports from "./behaviours/my-reports.js";
import * as ownDetails from "./behaviours/own-details.js";
import * as onceStored from "./behaviours/once-stored.js";
import * as openFirst from "./behaviours/open-first.js";
import * as outcome from "./behaviours/outcome.js";
import * as phoneCheck from "./behaviours/phone-check.js";
import * as print from "./behaviours/print.js";
import * as ready from "./behaviours/ready.js";
import * as reportsCount from "./behaviours/reports-count.js";
import * as saved from "./behaviours/saved.js";
import * as share from "./behaviours/share.js";
import * as sinceLast from "./behaviours/since-last.js";
import * as statusLine from "./behaviours/status-line.js";
import * as switches from "./behaviours/switch.js";
import * as tick from "./behaviours/tick.js";
import * as unfinished from "./behaviours/unfinished.js";
import * as unlessAboutLead from "./behaviours/unless-about-lead.js";
import * as whereabouts from "./behaviours/whereabouts.js";
import * as withChild from "./behaviours/with-child.js";
import { bindAll } from "./page/binding.js";
import { focusHeading } from "./page/focus.js";
import { holdLinks } from "./page/leaving.js";
import { guardPresses } from "./page/presses.js";
import { startSender } from "./phone/sender.js";

guardPresses();
document.documentElement.classList.add("js-enabled");

startSender({ isTyping: () => document.querySelector("[data-typing]") !== null });

// Named one by one: as whole modules they would cost each phone 0.3 kB.
bindAll([
  [aboutLead.attribute, aboutLead.bind],
  [afterCalls.attribute, afterCalls.bind],
  [away.attribute, away.bind],
  [back.attribute, back.bind],
  [callFirst.attribute, callFirst.bind],
  [callHelp.attribute, callHelp.bind],
  [calls.attribute, calls.bind],
  [callsMade.attribute, callsMade.bind],
  [choices.attribute, choices.bind],
  [danger.attribute, danger.bind],
  [dangerCall.attribute, dangerCall.bind],
  [didYouSpeak.attribute, didYouSpeak.bind],
  [hear.attribute, hear.bind],
  [ifAboutLead.attribute, ifAboutLead.bind],
  [install.attribute, install.bind],
  [keepStorage.attribute, keepStorage.bind],
  [keptPeople.attribute, keptPeople.bind],
  [leadDoes.attribute, leadDoes.bind],
  [leadForm.attribute, leadForm.bind],
  [myReports.attribute, myReports.bind],
  [ownDetails.attribute, ownDetails.bind],
  [onceStored.attribute, onceStored.bind],
  [openFirst.attribute, openFirst.bind],
  [outcome.attribute, outcome.bind],
  [phoneCheck.attribute, phoneCheck.bind],
  [print.attribute, print.bind],
  [ready.attribute, ready.bind],
  [reportsCount.attribute, reportsCount.bind],
  [saved.attribute, saved.bind],
  [share.attribute, share.bind],
  [sinceLast.attribute, sinceLast.bind],
  [statusLine.attribute, statusLine.bind],
  [switches.attribute, switches.bind],
  [tick.attribute, tick.bind],
  [unfinished.attribute, unfinished.bind],
  [unlessAboutLead.attribute, unlessAboutLead.bind],
  [whereabouts.attribute, whereabouts.bind],
  [withChild.attribute, withChild.bind],
]);
holdLinks();
focusHeading();
