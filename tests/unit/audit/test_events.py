"""Audit events: each has its facts and reads as a sentence."""

import pytest

from webapp.access.permissions import Permission
from webapp.audit.declared import DECLARED
from webapp.audit.events import Event
from webapp.audit.labels import label_of
from webapp.audit.sentences import WrongFacts, check, sentence
from webapp.record.naming import ABOUT_ORGANISATION


def test_every_event_is_declared() -> None:
    assert set(DECLARED) == set(Event)


@pytest.mark.parametrize("event", list(Event))
def test_every_event_reads_as_a_sentence(event: Event) -> None:
    text = sentence(event.value, "Olu", dict.fromkeys(DECLARED[event].facts, "something"))
    assert text.endswith(".") and "{" not in text and "not recorded" not in text


@pytest.mark.parametrize("facts", [{}, {"reference": "x", "more": "y"}, {"referenz": "x"}])
def test_undeclared_facts_are_refused(facts: dict[str, str]) -> None:
    with pytest.raises(WrongFacts):
        check(Event.REPORT_RECEIVED, facts)


def test_an_unknown_event_or_a_missing_fact_can_still_be_read() -> None:
    assert sentence("case-closed", "Olu", {}) == "Olu: case-closed."
    assert "(reference not recorded)" in sentence("report-opened", "Olu", {})


def test_a_permission_is_said_in_words() -> None:
    refused = [sentence("access-refused", "Olu", {"permission": each.value}) for each in Permission]
    assert "Olu was refused: their account does not allow them to read the audit log." in refused
    assert not any("-" in one for one in refused)
    assert "“fly”" in sentence("access-refused", "Olu", {"permission": "fly"})


def test_no_two_kinds_have_one_label() -> None:
    labels = [label_of(event) for event in Event]
    assert len(set(labels)) == len(labels)
    assert label_of(Event.SIGN_INS_PAUSED) == "Sign-ins paused"


def test_what_is_about_an_organisation_has_its_number() -> None:
    assert all("number" in DECLARED[event].facts for event in ABOUT_ORGANISATION)
