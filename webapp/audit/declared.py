"""Declares of every event the sentence that it reads as, and so its facts. Pure."""

from dataclasses import dataclass
from string import Formatter

from webapp.audit.events import Event


@dataclass(frozen=True)
class Declared:
    """An event's sentence. `{who}` is the person signed in; every other placeholder is a fact."""

    sentence: str

    @property
    def facts(self) -> frozenset[str]:
        """The names of the facts that the event must have, no more and no fewer."""
        names = {name for _, name, _, _ in Formatter().parse(self.sentence) if name}
        return frozenset(names - {"who"})


DECLARED: dict[Event, Declared] = {
    Event.FIRST_LINKS_MADE: Declared("{who} made links for the two people who set up the unit."),
    Event.ACCOUNT_SET_UP: Declared("{name} set up an account as {roles}."),
    Event.SIGNED_IN: Declared("{who} signed in."),
    Event.SIGNED_OUT: Declared("{who} signed out."),
    Event.SIGN_IN_ENDED: Declared("{who} signed out of {browser} from another browser."),
    Event.SIGNED_OUT_ELSEWHERE: Declared("{who} signed out of all other browsers."),
    Event.SIGNED_OUT_EVERYWHERE: Declared("{who} signed out everywhere."),
    Event.SIGN_IN_FAILED: Declared("Somebody gave a wrong password for {name}."),
    Event.SIGN_INS_PAUSED: Declared(
        "Sign-ins for {name} were paused after too many wrong passwords or codes."
    ),
    Event.SECOND_FACTOR_FAILED: Declared(
        "Somebody gave the right password for {name}, and then a wrong code or passkey."
    ),
    Event.PROOF_SHOWN: Declared("{who} showed again who they are, with {factor}."),
    Event.PROOF_FAILED: Declared(
        "Where {name} is signed in, somebody gave a wrong code or passkey to show who they are."
    ),
    Event.AUTHENTICATOR_SET_UP: Declared("{name} set up an authenticator app."),
    Event.AUTHENTICATOR_REMOVED: Declared("{name} removed their authenticator app."),
    Event.PASSKEY_ADDED: Declared("{name} added a passkey."),
    Event.PASSKEY_REMOVED: Declared("{name} removed a passkey."),
    Event.RECOVERY_CODES_MADE: Declared("{name} made new recovery codes."),
    Event.RECOVERY_CODE_USED: Declared("{name} used a recovery code. Codes left: {left}."),
    Event.SECOND_FACTOR_REMOVED: Declared(
        "{who} removed the second factor of {name}, who sets up a new one."
    ),
    Event.PROPOSAL_MADE: Declared("{who} proposed {what}."),
    Event.PROPOSAL_APPROVED: Declared("{who} approved {what}, which {proposer} had proposed."),
    Event.PROPOSAL_APPROVED_ALONE: Declared(
        "{who} approved {what}, which {proposer} had proposed: decided alone."
    ),
    Event.PROPOSAL_REFUSED: Declared(
        "{who} refused {what}, which {proposer} had proposed. The proposal’s page says why."
    ),
    Event.PROPOSAL_TAKEN_BACK: Declared("{who} took back a proposal: {what}."),
    Event.PROPOSAL_EXPIRED: Declared("Nobody decided in time what was proposed: {what}."),
    Event.ACCESS_REVIEWED: Declared("{who} reviewed who has access."),
    Event.ROLES_CHANGED: Declared("{who} changed the roles of {name} from {had} to {roles}."),
    Event.ACCOUNT_CONFIRMED: Declared("{who} confirmed the account of {name}."),
    Event.COLLEAGUE_INVITED: Declared("{who} invited {name} as {roles}."),
    Event.LINK_CODE_TAKEN: Declared("{who} was shown the code of the link for {name}."),
    Event.PASSWORD_LINK_MADE: Declared("{who} made a link for {name} to choose a new password."),
    Event.LINK_WITHDRAWN: Declared("{who} withdrew a link that was made for {name}."),
    Event.PASSWORD_CHOSEN: Declared("{name} chose a new password."),
    Event.ACCOUNT_LOCKED: Declared("{who} locked the account of {name} for a day."),
    Event.LOCK_UNDONE: Declared("{who} undid the lock of the account of {name}."),
    Event.ACCOUNT_CLOSED: Declared("{who} closed the account of {name}."),
    Event.ACCOUNT_OPENED_AGAIN: Declared("{who} opened the account of {name} again."),
    Event.ACCESS_REFUSED: Declared(
        "{who} was refused: their account does not allow them to {permission}."
    ),
    Event.LIST_SHOWN: Declared("{who} looked at the list “{list}”."),
    Event.LIST_EXPORTED: Declared("{who} exported “{what}” as {format}. Incidents: {count}."),
    Event.DETAILS_EXPORTED: Declared(
        "{who} exported “{what}” with personal details as {format}. Incidents: {count}. "
        "Reason: {reason}."
    ),
    Event.REPORT_OPENED: Declared("{who} opened report {reference}."),
    Event.REPORT_RECEIVED: Declared("{who} marked report {reference} as received."),
    Event.REPORT_RECEIVED_IN_ERROR: Declared(
        "{who} took back that report {reference} was received: {reason}."
    ),
    Event.INCIDENT_TAKEN: Declared("{who} took the incident of report {reference} in hand."),
    Event.REPORT_SET_ASIDE: Declared(
        "{who} set aside report {reference} as not a report: {reason}."
    ),
    Event.REPORT_TAKEN_BACK: Declared("{who} took back report {reference}, which was set aside."),
    Event.INCIDENTS_JOINED: Declared(
        "{who} joined the incidents of reports {reference} and {other}."
    ),
    Event.INCIDENT_SPLIT: Declared(
        "{who} split report {reference} off from the incident of report {other}."
    ),
    Event.INCIDENTS_COMPARED: Declared(
        "{who} compared reports {reference} and {other}: not the same incident."
    ),
    Event.NOT_SAME_TAKEN_BACK: Declared(
        "{who} took back that reports {reference} and {other} are not the same incident."
    ),
    Event.CALL_NOTED: Declared("{who} rang about report {reference}. {whom}: {result}."),
    Event.CALL_ANSWERED: Declared(
        "{who} noted what the worker of report {reference} said. Safe now: {safe}. "
        "Who knows: {knows}."
    ),
    Event.TELLING_NOTED: Declared("{who} told of report {reference}: {whom}. Ground: {ground}."),
    Event.ASKED_TO_RING: Declared("{who} had the phone of report {reference} ask to ring us."),
    Event.THEY_RANG: Declared("{who} noted that whoever sent report {reference} rang us."),
    Event.NOTE_WRITTEN: Declared("{who} wrote a note about report {reference}."),
    Event.NOTE_CORRECTED: Declared("{who} corrected a note about report {reference}."),
    Event.TASK_ADDED: Declared(
        "{who} added a task about report {reference}: for {name}, due {due}."
    ),
    Event.TASK_CHANGED: Declared(
        "{who} changed a task about report {reference}: for {name}, due {due}."
    ),
    Event.TASK_DONE: Declared("{who} noted that a task about report {reference} is done."),
    Event.WORK_TAKEN_BACK: Declared("{who} took back, about report {reference}: {what}."),
    Event.INCIDENT_GIVEN: Declared("{who} gave report {reference} to {name}."),
    Event.INCIDENT_PUT_BACK: Declared(
        "{who} put report {reference} back, so that nobody has it: {reason}."
    ),
    Event.INCIDENT_LOOKED_AT: Declared(
        "{who} looked at how report {reference} was closed, and left it so."
    ),
    Event.INCIDENT_GIVEN_BACK: Declared(
        "{who} looked at how report {reference} was closed, and gave it back to {name}."
    ),
    Event.ABSENCE_NOTED: Declared(
        "{who} noted that {name} is away from {first} until {last}, and that {cover} covers."
    ),
    Event.ABSENCE_ENDED: Declared("{who} noted that {name} is not away any more."),
    Event.INCIDENT_WAITS: Declared(
        "{who} noted that report {reference} waits until {until}: {whom}."
    ),
    Event.INCIDENT_GOES_ON: Declared("{who} noted that report {reference} does not wait any more."),
    Event.INCIDENT_CLOSED: Declared("{who} closed report {reference}: {outcome}."),
    Event.UNREACHED_CLOSED: Declared(
        "{who} approved that report {reference} ends though nobody was ever reached: {reason}."
    ),
    Event.CLOSING_APPROVED: Declared(
        "{who} approved closing report {reference}, as {proposer} proposed: {outcome}."
    ),
    Event.INCIDENT_REOPENED: Declared("{who} reopened report {reference}: {reason}."),
    Event.REPORT_MATCHED: Declared(
        "{who} chose by hand which organisation report {reference} is of."
    ),
    Event.REPORT_UNMATCHED: Declared(
        "{who} took back the organisation that was chosen by hand for report {reference}."
    ),
    Event.REPORTS_SEARCHED: Declared("{who} searched for a report by {kind}. Found: {hits}."),
    Event.WORDS_SEARCHED: Declared(
        "{who} searched for a report by words. Found: {hits}. Search {number}."
    ),
    Event.MEETING_SHEET_MADE: Declared(
        "{who} printed report {reference} for a meeting, {reporter} who reported."
    ),
    Event.HANDED_OVER: Declared("{who} handed over of report {reference}: {what}, as {reason}."),
    Event.REPORT_ERASED: Declared("{who} erased report {reference}, as {by} decided: {why}."),
    Event.INCIDENT_RESTRICTED: Declared(
        "{who} restricted the incident of report {reference} to {count} people, as {by} decided."
    ),
    Event.RESTRICTION_LIFTED: Declared(
        "{who} lifted the restriction of report {reference}, as {by} decided."
    ),
    Event.SEALING_KEY_MADE: Declared("{who} made a new key that phones seal reports with."),
    Event.STORAGE_KEY_MADE: Declared("{who} made a new storage key."),
    Event.STORAGE_KEY_DESTROYED: Declared("{who} destroyed the storage key {file}."),
    Event.INDEX_KEY_MADE: Declared("{who} made a new index key."),
    Event.SEALED_FILE_TAKEN_IN: Declared("{who} took in a sealed file: {reference}, {outcome}."),
    Event.PAPER_FORM_KEYED_IN: Declared(
        "{who} keyed in report {reference} from paper, arrived {arrived}."
    ),
    Event.ARRIVAL_SET_ASIDE: Declared(
        "{who} set aside arrival {arrival}, which could not be opened."
    ),
    Event.ARRIVAL_TAKEN_BACK: Declared(
        "{who} took back arrival {arrival}, which had been set aside."
    ),
    Event.ARRIVALS_TRIED_AGAIN: Declared(
        "{who} had arrivals that could not be opened tried again: {count}."
    ),
    Event.ARRIVALS_GIVEN_UP: Declared(
        "{who} gave up arrivals that could not be opened: {count}. Reason: {reason}."
    ),
    Event.ORGANISATION_ADDED: Declared("{who} added organisation {number} to the register."),
    Event.ORGANISATION_CHANGED: Declared("{who} changed organisation {number} in the register."),
    Event.ORGANISATION_CONFIRMED: Declared("{who} confirmed a spelling of organisation {number}."),
    Event.ORGANISATION_UNDONE: Declared("{who} undid a spelling of organisation {number}."),
    Event.ORGANISATION_LISTED: Declared("{who} looked at all incidents of organisation {number}."),
    Event.NAME_PUBLISHED: Declared("{who} published the name of organisation {number}."),
    Event.NAME_WITHDRAWN: Declared("{who} withdrew the published name of organisation {number}."),
    Event.CONTACT_CONFIRMED: Declared("{who} confirmed the contact “{contact}”: {number}."),
    Event.CONTACT_ENTERED: Declared(
        "{who} entered that {by} confirmed the contact “{contact}”: {number}."
    ),
    Event.CONTACT_HOURS_SET: Declared("{who} set the hours of the contact “{contact}”: {hours}."),
    Event.GUIDANCE_APPROVED: Declared("{who} entered that {approver} approved edition {edition}."),
    Event.APPROVAL_WITHDRAWN: Declared(
        "{who} withdrew the approval of edition {edition} by {approver}. Reason: “{reason}”."
    ),
    Event.BOARD_WORDS_WRITTEN: Declared(
        "{who} wrote the unit’s words for the board’s paper of {period}."
    ),
    Event.BOARD_PAPER_SIGNED: Declared(
        "{who} signed the board’s paper “{title}”. SHA-256 of what it says: {digest}."
    ),
    Event.BOARD_DECISION_RECORDED: Declared(
        "{who} recorded what the board decided on its paper of {period}."
    ),
    Event.BOARD_DECISION_FOLLOWED: Declared(
        "{who} wrote what came of a decision of the board on its paper of {period}."
    ),
    Event.BOARD_DECISION_REMOVED: Declared(
        "{who} removed a decision of the board on its paper of {period}, which no paper has said."
    ),
    Event.GOING_LIVE_NOTED: Declared("{who} noted as done before going live: “{step}”."),
    Event.GOING_LIVE_TAKEN_BACK: Declared("{who} took back as done before going live: “{step}”."),
    Event.BACKUP_MADE: Declared("{who} made a backup of the database, {keys}."),
    Event.BACKUP_RESTORED: Declared("{who} restored the backup of {made_at}."),
    Event.GUIDANCE_CORRECTED: Declared(
        "{who} published corrected guidance ({texts}), approved by {approver}."
    ),
    Event.GUIDANCE_TAKEN_BACK: Declared(
        "{who} took back corrections of the guidance ({texts}), approved by {approver}."
    ),
}
