"""Audit events: each has its facts and reads as a sentence."""

import pytest

from webapp.audit.events import DECLARED, Event, WrongFacts, check, sentence


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
