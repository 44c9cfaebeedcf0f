"""Where an adult and a child meet, the LADO or social care hears before any evidence or talk."""

import re

from webapp.guidance.invariants.phrases import (
    DELETES,
    GATHERS_OR_TALKS,
    TELLS_THE_FAMILY,
    says,
)
from webapp.guidance.invariants.seen import Seen
from webapp.guidance.source.shapes import Step
from webapp.guidance.steps.outcome import OutcomeRow

OFFICERS = ("lado", "social-care")


def tells(contacts: object) -> bool:
    return any(contact.name in OFFICERS for contact in contacts)  # type: ignore[attr-defined]


def in_order(rows: tuple[OutcomeRow, ...]) -> list[Step | OutcomeRow]:
    """Rows that name a contact of their own, and every step, as the page has them."""
    found: list[Step | OutcomeRow] = []
    for row in rows:
        found += [*([row] if row.contacts else []), *row.steps]
    return found


def test_an_officer_is_told_before_anything_is_gathered_asked_or_explained(
    seen: list[Seen],
) -> None:
    with_rows = [one for one in seen if one.by_adult and one.outcome.rows]
    assert len(with_rows) > 50
    for one in with_rows:
        order = in_order(one.outcome.rows)
        told = [place for place, each in enumerate(order) if tells(each.contacts)]
        assert told, one.path
        first = [
            place
            for place, each in enumerate(order)
            if isinstance(each, Step) and re.search(GATHERS_OR_TALKS, each.text)
        ]
        assert not first or told[0] < first[0], (one.path, getattr(order[first[0]], "text", ""))


def test_evidence_families_and_the_person_are_left_alone_where_an_adult_did_it(
    seen: list[Seen],
) -> None:
    forbidden = {"t1.evidence", "t1.ask-family", "t1.parents", "t1.ask-remove"}
    for one in seen:
        if one.by_adult:
            assert not forbidden & {step.id for step in one.outcome.steps}, one.path


def test_the_lines_gather_nothing_before_the_call_where_an_adult_did_it(seen: list[Seen]) -> None:
    for one in seen:
        if one.by_adult:
            for line in one.acts.lines:
                if re.search(r"[Nn]ote (user|link|the)", line.text):
                    assert one.areas & {"threats", "bullying"}, (one.path, line.text)
                    assert says(DELETES, one.lines), (one.path, line.text)


def all_words(one: Seen) -> list[str]:
    """Whatever the page says, seen or folded, but the words of 2012."""
    outcome, acts = one.outcome, one.acts
    rules = [*outcome.lead_in, *outcome.must_show, *outcome.last]
    steps = [*outcome.steps, *acts.steps]
    lines = [*acts.lines, *acts.page, *acts.lead, *(line for rule in rules for line in rule.lines)]
    notes = [*outcome.notes, *(note for step in steps for note in step.notes)]
    said = [one.know, *(rule.title for rule in rules), *(row.blank for row in outcome.rows)]
    return [*said, *(each.text for each in [*lines, *steps]), *(note.now for note in notes)]


def test_nobody_in_the_family_is_told_or_asked_where_an_adult_did_it(
    seen: list[Seen],
) -> None:
    for one in seen:
        if one.by_adult:
            for text in all_words(one):
                assert not says(TELLS_THE_FAMILY, text), (one.path, text)
        if one.who == "family":
            assert says("Tell nobody (in the family|at home)", one.lines), one.path


def test_removal_waits_for_the_police_where_it_is_sexual_or_an_adult_did_it(
    seen: list[Seen],
) -> None:
    for one in seen:
        ids = {step.id for step in one.outcome.steps}
        if one.by_adult or one.path.may_be_sexual:
            assert not {"t1.service", "t1.agree-removal"} & ids, one.path


def test_ceop_and_the_iwf_are_alerted_to_sexual_content_only(seen: list[Seen]) -> None:
    for one in seen:
        for step in one.outcome.steps:
            if {"ceop", "iwf"} & {contact.name for contact in step.contacts}:
                assert one.path.may_be_sexual or "sexual content of anyone under 18" in step.text
