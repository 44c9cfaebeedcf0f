"""What a lead hands over of an incident, and why. Pure."""

from webapp.vocabulary.term import Term


class Reason(Term):
    """Why it is handed over: the label is the end of a sentence of the audit log."""

    SUBJECT_ACCESS = "subject_access", "somebody asked for what is held about them"
    COURT = "court", "a court or the police asked for it"
    REVIEW = "review", "a safeguarding review asked for it"
    COMPLAINT = "complaint", "a complaint is being looked into"


class What(Term):
    """What is handed over; the hint says what is in it."""

    BUNDLE = (
        "bundle",
        "everything held",
        "All reports, contacts, acts and readings of the incident.",
    )
    EVIDENCE = "evidence", "a page of evidence", "Digest, receipt, and who had it when."
    KEPT_BYTES = "bytes", "the bytes as they arrived", "Sealed: only the unit’s key opens them."
