"""Types words into Find, for tests: what it leads to, and what its page lists."""

import re

from tests.support.cast import Person

LINE = re.compile(r'<tr id="incident-(\d+)"')


def finds(person: Person, typed: str) -> str:
    """Types it and follows to the page of what was found. Returns the page."""
    answer = person.submits("/unit/find", {"find": typed})
    assert answer.status_code == 303, answer.text
    return person.opens(answer.location).text


def address_found(person: Person, typed: str) -> str:
    """The address to which it leads."""
    return person.submits("/unit/find", {"find": typed}).location or ""


def incidents_on(page: str) -> list[int]:
    """The incidents that a page lists, in its order."""
    return [int(number) for number in LINE.findall(page)]
