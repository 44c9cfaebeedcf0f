"""Duties to tell somebody, and by when: one that depends on an "if" is none yet."""

import pytest

from webapp.guidance.source.loading import load_shipped
from webapp.guidance.source.you_now import MustHear
from webapp.guidance.steps.deciding import decide
from webapp.triage.tree import build_tree


def due(who: str, when: str) -> str:
    return MustHear(who, "", when).due


@pytest.mark.parametrize("when", ["now", "at once", "now: your lead rings, or you"])
@pytest.mark.parametrize("who", ["police-101", "social-care"])
def test_an_agency_that_must_hear_now(who: str, when: str) -> None:
    assert due(who, when) == "now"


def test_the_lado_has_a_deadline_of_its_own() -> None:
    assert due("lado", "within 1 working day, before any enquiry") == "day"


@pytest.mark.parametrize(
    "when",
    [
        "now if sexual",
        "at once if under 13 or seriously harmed",
        "through your lead",
        "today",
        "if a crime",
    ],
)
def test_what_depends_on_something_is_not_due(when: str) -> None:
    assert due("police-101", when) == ""
    assert due("lado", "1 working day, if they may work with children") == ""


@pytest.mark.parametrize("who", ["my-lead", "nhs-111", "bank", "ceop"])
def test_neither_the_lead_nor_an_advice_line_is_an_agency(who: str) -> None:
    assert due(who, "now") == ""


def test_who_has_no_lead_rings_those_whom_a_lead_would_have_rung() -> None:
    through = MustHear("social-care", "", "through your lead", alone="now")
    assert (through.due, through.due_alone) == ("", "now")
    lead = MustHear("my-lead", "", "now", alone_who="social-care")
    assert (lead.due, lead.due_alone) == ("", "now")


def test_of_an_adult_who_works_with_children_the_lado_is_always_due() -> None:
    content = load_shipped()
    for page in build_tree(content).outcomes:
        acts = decide(page.path, content).acts
        if acts and page.path.who == "works_with_children":
            assert "day" in [one.due for one in acts.know if one.who == "lado"], page.path
