"""Each rule opens beneath the outcomes it is demanded on, and says what it must."""

from collections.abc import Callable
from typing import Any

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import GuidanceLine, MustShow
from webapp.guidance.steps.outcome import PathOutcome
from webapp.guidance.steps.situations import SITUATIONS
from webapp.vocabulary.behaviour import Intent

Says = Callable[[str, list[str]], list[str]]

ADULTS = ("works_with_children", "family", "other_adult", "online", "lead")
SEXUAL = ("nude", "threats", "could_be_sexual", "adult_contact")
BULLYING = ("bullying", "threats")


def test_each_must_show_is_where_it_must_be_and_says_what_it_must(
    checklist: dict[str, Any], outcomes: list[PathOutcome], missing: Says
) -> None:
    for name, fact in checklist["must_show"].items():
        for found in outcomes:
            standing = {item.id: item for item in (*found.must_show, *found.last)}
            assert (name in standing) == demanded(fact, found.path), (name, found.path)
            if name in standing:
                assert not missing(words(standing[name]), fact["says"])


def test_no_must_show_of_an_outcome_is_missing_from_the_checklist(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    standing = {item.id for found in outcomes for item in found.must_show}
    assert standing == {*checklist["must_show"]} - {"M12"}


def test_must_shows_of_other_screens_are_there_for_them(
    checklist: dict[str, Any], content: Content, missing: Says
) -> None:
    for name, fact in checklist["screens"].items():
        item = content.must_show[name]
        text = " ".join([item.title, *(line.text for line in item.lines)])
        assert set(fact["screens"]) <= set(item.screens)
        assert not missing(text, fact.get("says", []))


def test_every_situation_occurs_on_some_page_of_steps(
    outcomes: list[PathOutcome],
) -> None:
    for name, holds in SITUATIONS.items():
        assert any(holds(found.path) for found in outcomes), name


def test_an_unknown_person_gets_the_strictest_steps(outcomes: list[PathOutcome]) -> None:
    unknown = [found for found in outcomes if found.path.who == "online"]
    assert len(unknown) > 20
    assert all(found.path.columns == ("AC",) for found in unknown)
    assert all(found.path.works_with_children and found.path.is_family for found in unknown)


def test_intent_is_asked_with_not_known_first() -> None:
    assert [*Intent] == ["not_known", "accidental", "deliberate"]


def test_what_intent_changes_is_said_and_what_it_does_not(content: Content, missing: Says) -> None:
    sections = content.chapters["framework"].sections
    said = next(section.pieces[0].text for section in sections if section.id == "intent")
    words = ["sanctions", "not change what you do first", "against the law", "again and again"]
    assert not missing(said, words)


def demanded(fact: dict[str, Any], path: TriagePath) -> bool:
    """Whether the checklist wants it on this page, read from the codes of the path alone."""
    who = path.harms_child
    kinds = set()
    if set(path.areas) & set(SEXUAL) or ("saw" in path.areas and who in ADULTS):
        kinds.add("sexual")
    if set(path.areas) & set(BULLYING):
        kinds.add("bullying")
    if "threats" in path.areas:
        kinds.add("threats")
    involved = "adults" if who == "adult_to_adult" else "child"
    of_kind = not fact.get("kinds") or bool(kinds & set(fact["kinds"]))
    always = bool(kinds & set(fact.get("always", [])))
    return always or (
        of_kind
        and fact.get("involved", involved) == involved
        and (not fact.get("who") or who in fact["who"])
    )


def words(item: MustShow) -> str:
    return " ".join([item.title, *(line.text for line in item.lines)])


def names(line: GuidanceLine) -> list[str]:
    return [contact.name for contact in line.contacts]
