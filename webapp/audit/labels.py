"""Names the kinds of events, as the audit log's filter lists them. Pure."""

from webapp.audit.events import Event

# Where the name that the log has for ever does not say it plainly.
LABELS = {
    Event.SIGN_IN_FAILED: "Sign-in failed",
    Event.SIGN_INS_PAUSED: "Sign-ins paused",
    Event.LIST_SHOWN: "List looked at",
    Event.DETAILS_EXPORTED: "List exported with personal details",
    Event.REPORT_SET_ASIDE: "Report set aside",
    Event.INCIDENTS_JOINED: "Incidents joined",
    Event.INCIDENT_SPLIT: "Incident split",
    Event.INCIDENTS_COMPARED: "Not the same incident",
    Event.NOT_SAME_TAKEN_BACK: "Not the same incident, taken back",
    Event.REPORT_MATCHED: "Organisation chosen for a report",
    Event.REPORT_UNMATCHED: "Organisation taken back for a report",
    Event.REPORTS_SEARCHED: "Search by a report’s number",
    Event.WORDS_SEARCHED: "Search by words",
    Event.ORGANISATION_CONFIRMED: "Spelling confirmed",
    Event.ORGANISATION_UNDONE: "Spelling undone",
    Event.ORGANISATION_LISTED: "All of one organisation looked at",
    Event.BOARD_DECISION_RECORDED: "Decision of the board recorded",
    Event.BOARD_DECISION_FOLLOWED: "What came of a decision of the board",
    Event.BOARD_DECISION_REMOVED: "Decision of the board removed",
    Event.NAME_PUBLISHED: "Name published",
    Event.NAME_WITHDRAWN: "Published name withdrawn",
}


def label_of(event: Event) -> str:
    """A few words, the same wherever somebody chooses a kind."""
    return LABELS.get(event, event.value.replace("-", " ").capitalize())
