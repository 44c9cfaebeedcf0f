"""Types a word of its own into every field that a person types into, with script and without."""

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tests.browser.reporter import Reporter
from tests.support.canaries import canary
from webapp.reports.questions import QUESTIONS, Kind, Question

CHOICES = {
    "types": ("bullying", "other"),
    "media": ("other",),
    "incident_date_is": ("given",),
    "parties": ("child_on_child",),
    "setting": ("other",),
    "actions": ("other",),
}
OF_A_CALL = tuple(f"rung-0-{field}" for field in ("at", "name", "reference"))
OF_THE_LEAD = ("lead_name", "lead_phone", "deputy_name", "deputy_phone")
RING_BACK = "ring-back"
# What the browser lets a person type into, of whatever a form has.
TAKES_WORDS = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea"
# As the fields were before: a browser that may, keeps what is typed.
SWITCHED_OFF = """document.querySelectorAll("form, input, textarea").forEach((one) => {
    one.autocomplete = "on";
})"""


def _typed_into(question: Question) -> Iterator[str]:
    if question.kind is Kind.CALLS:
        yield from OF_A_CALL
    elif question.term is None:
        yield question.name


OF_THE_FORM = [field for question in QUESTIONS for field in _typed_into(question)]

# By the page that has them.
EVERY_FIELD = {
    "/report": {*OF_THE_FORM, RING_BACK},
    "/my-lead": {*OF_THE_LEAD},
    "/nothing-to-report": {"organisation"},
    "/search": {"search"},
}


def words_for(names: list[str]) -> dict[str, str]:
    """A canary for each field, of the kind that it takes."""
    return {name: _word_for(name) for name in names}


def sought(words: dict[str, str]) -> list[str]:
    """What to look for in a profile: of an email address the part that is its own."""
    return [word.partition("@")[0] for word in words.values()]


def is_moment(name: str) -> bool:
    """Whether the field takes a day or a time, which no browser lets be typed as they are kept."""
    return name == "incident_date" or name.endswith("-at")


def _word_for(name: str) -> str:
    if name.endswith("phone") or name == RING_BACK:
        return f"07{secrets.randbelow(10**9):09}"
    if is_moment(name):
        return _moment() if name.endswith("-at") else _moment()[:10]
    return f"{canary(name)}@example.org" if name.endswith("email") else canary(name)


def _moment() -> str:
    """Of a year of which nothing else in a profile is."""
    at = datetime(1951, 1, 1) + timedelta(minutes=secrets.randbelow(10**7))
    return at.isoformat(timespec="minutes")


def types_everything(reporter: Reporter, type_into: Callable[[str, str], None]) -> list[str]:
    """Answers every question that opens a text, and types into each; returns what to look for."""
    for name, codes in CHOICES.items():
        for code in codes:
            box = reporter.page.locator(f"[name={name}][value={code}]")
            reporter.goes_to(box)
            reporter.touches(box)
    if not reporter.page.locator(f"#{OF_A_CALL[0]}").is_visible():
        reporter.goes_to(reporter.page.locator("[data-part=add-call]"))
        reporter.presses("Add a call")
    assert fields_of(reporter) == set(OF_THE_FORM)
    words = words_for(OF_THE_FORM)
    for name, word in words.items():
        type_into(name, word)
    return sought(words)


def fields_of(reporter: Reporter) -> set[str]:
    """What the form on the page lets a person type into; of several calls the first."""
    fields = reporter.page.locator("form").locator(TAKES_WORDS)
    names: list[str] = fields.evaluate_all("fields => fields.map(({ id }) => id)")
    return {name for name in names if not name.startswith("rung-") or name.startswith("rung-0-")}
