"""Prints and hands over a report through its page, and reads what comes of it."""

from werkzeug.test import TestResponse

from tests.support.cast import Person
from tests.support.printed import read_sheets

# One word for each thing that says who reported; nothing else in the report has them.
REPORTER = {
    "contact_name": "Canary Nightingale",
    "contact_phone": "0161 496 0777",
    "contact_email": "canary@example.org",
    "organisation": "Canary Wharf Juniors",
    "before_we_ring": "Canaryafterfive",
}
WHO_REPORTED = ("Canary", "496 0777", "canary@example.org", "Wharf")
MENU = ("Inbox", "Audit log", "Sign out", "Find")


def prints(person: Person, number: int, **form: object) -> TestResponse:
    """Prints it for a meeting."""
    page = f"/unit/reports/{number}"
    return person.submits(f"{page}/meeting-sheet", form, page=page)


def hands_over(
    person: Person, number: int, what: str = "bundle", reason: str = "subject_access"
) -> TestResponse:
    """Hands over something of it, with a reason."""
    page = f"/unit/reports/{number}"
    return person.submits(f"{page}/hand-over", {"what": what, "handed_over_for": reason}, page=page)


def words_of(answer: TestResponse) -> list[str]:
    """The words of each sheet of the PDF that was answered."""
    assert answer.mimetype == "application/pdf", answer.text
    return read_sheets(answer.data)
