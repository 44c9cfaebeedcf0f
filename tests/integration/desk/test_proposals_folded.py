"""The inbox comes first: proposals are one line each above it, and in full where there is none."""

import re

import pytest

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Member, Person
from tests.support.second_person import proposes

LINE = re.compile(r'<details class="app-care app-line" (open)?>\s*<summary[^>]*>([^<]*)</summary>')


def lines_of(person: Person) -> list[tuple[str, ...]]:
    """Without "Before you go live", which is folded in the same way."""
    found = LINE.findall(person.opens("/unit/").text)
    return [line for line in found if not line[1].startswith("Before you go live")]


@pytest.mark.parametrize("member", [OFFICER, LEAD])
def test_what_waits_is_one_line_above_the_inbox(enter: Enter, member: Member) -> None:
    proposes(enter(ADMINISTRATOR))
    assert lines_of(enter(member)) == [("", "Waiting for a second person: 1")]


def test_whoever_has_no_inbox_sees_it_in_full(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    proposes(administrator)
    assert lines_of(administrator) == [("open", "Waiting for a second person: 1")]
