"""Declares every event of the audit log: name, facts, and the sentence it reads as. Pure.

To add one: a line in Event, a line in DECLARED, a row in docs/audit-events.md.
"""

from enum import StrEnum

from webapp.audit.declared import Declared


class Event(StrEnum):
    """The name of each event."""

    FIRST_LINK_MADE = "first-link-made"
    ACCOUNT_SET_UP = "account-set-up"
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SIGN_IN_ENDED = "sign-in-ended"
    SIGNED_OUT_ELSEWHERE = "signed-out-elsewhere"
    SIGNED_OUT_EVERYWHERE = "signed-out-everywhere"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGN_INS_PAUSED = "sign-ins-paused"
    SECOND_FACTOR_FAILED = "second-factor-failed"
    PROOF_SHOWN = "proof-shown"
    PROOF_FAILED = "proof-failed"
    AUTHENTICATOR_SET_UP = "authenticator-set-up"
    AUTHENTICATOR_REMOVED = "authenticator-removed"
    PASSKEY_ADDED = "passkey-added"  # noqa: S105 - a name, no password
    PASSKEY_REMOVED = "passkey-removed"  # noqa: S105 - a name, no password
    RECOVERY_CODES_MADE = "recovery-codes-made"
    RECOVERY_CODE_USED = "recovery-code-used"
    SECOND_FACTOR_REMOVED = "second-factor-removed"
    PROPOSAL_MADE = "proposal-made"
    PROPOSAL_APPROVED = "proposal-approved"
    PROPOSAL_APPROVED_ALONE = "proposal-approved-alone"
    PROPOSAL_REFUSED = "proposal-refused"
    PROPOSAL_TAKEN_BACK = "proposal-taken-back"
    PROPOSAL_EXPIRED = "proposal-expired"
    ACCESS_REVIEWED = "access-reviewed"
    ROLES_CHANGED = "roles-changed"
    ACCOUNT_CONFIRMED = "account-confirmed"
    COLLEAGUE_INVITED = "colleague-invited"
    LINK_CODE_TAKEN = "link-code-taken"
    PASSWORD_LINK_MADE = "password-link-made"  # noqa: S105 - a name, no password
    LINK_WITHDRAWN = "link-withdrawn"
    PASSWORD_CHOSEN = "password-chosen"  # noqa: S105 - a name, no password
    ACCOUNT_CLOSED = "account-closed"
    ACCOUNT_OPENED_AGAIN = "account-opened-again"
    ACCESS_REFUSED = "access-refused"
    LIST_SHOWN = "list-shown"
    LIST_EXPORTED = "list-exported"
    DETAILS_EXPORTED = "details-exported"
    REPORT_OPENED = "report-opened"
    REPORT_RECEIVED = "report-received"
    MEETING_SHEET_MADE = "meeting-sheet-made"
    HANDED_OVER = "handed-over"
    REPORT_ERASED = "report-erased"
    INCIDENT_RESTRICTED = "incident-restricted"
    RESTRICTION_LIFTED = "restriction-lifted"
    REPORT_RECEIVED_IN_ERROR = "report-received-in-error"
    INCIDENT_TAKEN = "incident-taken"
    INCIDENT_PUT_BACK = "incident-put-back"
    REPORT_LEFT_OUT = "report-left-out"
    REPORT_TAKEN_BACK = "report-taken-back"
    INCIDENTS_JOINED = "incidents-joined"
    INCIDENT_SPLIT = "incident-split"
    INCIDENTS_COMPARED = "incidents-compared"
    CALL_NOTED = "call-noted"
    TELLING_NOTED = "telling-noted"
    NOTE_WRITTEN = "note-written"
    ASKED_TO_RING = "asked-to-ring"
    THEY_RANG = "they-rang"
    NOTE_CORRECTED = "note-corrected"
    WORK_TAKEN_BACK = "work-taken-back"
    REPORT_MATCHED = "report-matched"
    REPORT_UNMATCHED = "report-unmatched"
    REPORTS_SEARCHED = "reports-searched"
    WORDS_SEARCHED = "words-searched"
    STORAGE_KEY_MADE = "storage-key-made"
    STORAGE_KEY_DESTROYED = "storage-key-destroyed"
    INDEX_KEY_MADE = "index-key-made"
    SEALED_FILE_TAKEN_IN = "sealed-file-taken-in"
    PAPER_FORM_KEYED_IN = "paper-form-keyed-in"
    ARRIVAL_SET_ASIDE = "arrival-set-aside"
    ARRIVAL_TAKEN_BACK = "arrival-taken-back"
    ARRIVALS_TRIED_AGAIN = "arrivals-tried-again"
    ARRIVALS_GIVEN_UP = "arrivals-given-up"
    ORGANISATION_ADDED = "organisation-added"
    ORGANISATION_CHANGED = "organisation-changed"
    ORGANISATION_CONFIRMED = "organisation-confirmed"
    ORGANISATION_UNDONE = "organisation-undone"
    ORGANISATION_LISTED = "organisation-listed"
    NAME_PUBLISHED = "name-published"
    NAME_WITHDRAWN = "name-withdrawn"
    CONTACT_CONFIRMED = "contact-confirmed"
    CONTACT_ENTERED = "contact-entered"
    GUIDANCE_CORRECTED = "guidance-corrected"
    GUIDANCE_TAKEN_BACK = "guidance-taken-back"
    GUIDANCE_APPROVED = "guidance-approved"
    APPROVAL_WITHDRAWN = "approval-withdrawn"
    GOING_LIVE_NOTED = "going-live-noted"
    GOING_LIVE_TAKEN_BACK = "going-live-taken-back"
    DEMONSTRATION_LOADED = "demonstration-loaded"
    DEMONSTRATION_REMOVED = "demonstration-removed"
    BACKUP_MADE = "backup-made"
    BACKUP_RESTORED = "backup-restored"


DECLARED: dict[Event, Declared] = {
    Event.FIRST_LINK_MADE: Declared("{who} made a link for the first account."),
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
        "{who} refused {what}, which {proposer} had proposed. Reason: “{reason}”."
    ),
    Event.PROPOSAL_TAKEN_BACK: Declared("{who} took back a proposal: {what}."),
    Event.PROPOSAL_EXPIRED: Declared("Nobody decided in time what was proposed: {what}."),
    Event.ACCESS_REVIEWED: Declared("{who} reviewed who has access."),
    Event.ROLES_CHANGED: Declared("{who} changed the roles of {name} from {had} to {roles}."),
    Event.ACCOUNT_CONFIRMED: Declared("{who} confirmed who is behind the account of {name}."),
    Event.COLLEAGUE_INVITED: Declared("{who} invited {name} as {roles}."),
    Event.LINK_CODE_TAKEN: Declared("{who} was shown the code of the link for {name}."),
    Event.PASSWORD_LINK_MADE: Declared("{who} made a link for {name} to choose a new password."),
    Event.LINK_WITHDRAWN: Declared("{who} withdrew a link that was made for {name}."),
    Event.PASSWORD_CHOSEN: Declared("{name} chose a new password."),
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
    Event.INCIDENT_PUT_BACK: Declared("{who} put the incident of report {reference} back."),
    Event.REPORT_LEFT_OUT: Declared(
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
    Event.CALL_NOTED: Declared("{who} rang about report {reference}. {whom}: {result}."),
    Event.TELLING_NOTED: Declared("{who} told of report {reference}: {whom}. Ground: {ground}."),
    Event.ASKED_TO_RING: Declared("{who} had the phone of report {reference} ask to ring us."),
    Event.THEY_RANG: Declared("{who} noted that whoever sent report {reference} rang us."),
    Event.NOTE_WRITTEN: Declared("{who} wrote a note about report {reference}."),
    Event.NOTE_CORRECTED: Declared("{who} corrected a note about report {reference}."),
    Event.WORK_TAKEN_BACK: Declared("{who} took back, about report {reference}: {what}."),
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
    Event.STORAGE_KEY_MADE: Declared("{who} made a new storage key."),
    Event.STORAGE_KEY_DESTROYED: Declared("{who} destroyed the storage key {file}."),
    Event.INDEX_KEY_MADE: Declared("{who} made a new index key."),
    Event.SEALED_FILE_TAKEN_IN: Declared("{who} took in a sealed file: {reference}, {outcome}."),
    Event.PAPER_FORM_KEYED_IN: Declared(
        "{who} keyed in report {reference} from paper, received {received}."
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
    Event.ARRIVALS_GIVEN_UP: Declared("{who} gave up arrivals sealed with unknown keys: {count}."),
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
    Event.GUIDANCE_APPROVED: Declared("{who} entered that {approver} approved edition {edition}."),
    Event.APPROVAL_WITHDRAWN: Declared(
        "{who} withdrew the approval of edition {edition} by {approver}. Reason: “{reason}”."
    ),
    Event.GOING_LIVE_NOTED: Declared("{who} noted as done before going live: “{step}”."),
    Event.GOING_LIVE_TAKEN_BACK: Declared("{who} took back as done before going live: “{step}”."),
    Event.DEMONSTRATION_LOADED: Declared("{who} loaded a demonstration: made-up reports {count}."),
    Event.DEMONSTRATION_REMOVED: Declared("{who} removed made-up reports: {count}."),
    Event.BACKUP_MADE: Declared("{who} made a backup of the database, {keys}."),
    Event.BACKUP_RESTORED: Declared("{who} restored the backup of {made_at}."),
    Event.GUIDANCE_CORRECTED: Declared(
        "{who} published corrected guidance ({files}), approved by {approver}."
    ),
    Event.GUIDANCE_TAKEN_BACK: Declared(
        "{who} took back corrections of the guidance ({files}), approved by {approver}."
    ),
}
