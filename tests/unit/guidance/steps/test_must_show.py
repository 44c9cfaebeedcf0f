"""M0 comes first; each must-show is where it is demanded, and says what it must."""

from collections.abc import Callable
from typing import Any

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import GuidanceLine, MustShow
from webapp.guidance.steps.outcome import PathOutcome
from webapp.guidance.steps.situations import SITUATIONS
from webapp.triage.tree import QuestionPage, build_tree

Says = Callable[[str, list[str]], list[str]]


def test_m0_has_its_seven_lines_in_order_with_their_buttons(
    checklist: dict[str, Any], outcomes: list[PathOutcome], missing: Says
) -> None:
    for found in outcomes:
        expected = checklist["first"]["child" if found.path.involves_child else "adults"]
        assert len(found.first) == len(expected) == 7
        for line, fact in zip(found.first, expected, strict=True):
            assert not missing(line.text, fact["says"])
            assert [each.name for each in line.contacts] == fact.get("contacts", names(line))


def test_each_must_show_is_where_it_must_be_and_says_what_it_must(
    checklist: dict[str, Any], outcomes: list[PathOutcome], missing: Says
) -> None:
    for name, fact in checklist["must_show"].items():
        for found in outcomes:
            standing = {item.id: item for item in (*found.must_show, *found.last)}
            assert (name in standing) == demanded(fact, found.path), (name, found.path)
            if name in standing:
                assert not missing(words(standing[name]), fact["says"])


def test_must_shows_of_other_screens_are_there_for_them(
    checklist: dict[str, Any], content: Content, missing: Says
) -> None:
    for name, fact in checklist["screens"].items():
        item = content.must_show[name]
        text = " ".join([item.title, *(line.text for line in item.lines)])
        assert set(fact["screens"]) <= set(item.screens)
        assert not missing(text, fact.get("says", []))


def test_every_situation_occurs_on_some_page_of_steps(outcomes: list[PathOutcome]) -> None:
    for name, holds in SITUATIONS.items():
        assert any(holds(found.path) for found in outcomes), name


def test_the_image_rule_is_shown_from_the_moment_it_may_be_sexual(content: Content) -> None:
    for question in questions(content):
        if question.path.may_be_sexual or question.id == "could-be-sexual":
            assert "M3" in ids(question), question.path
    first = [each for each in questions(content) if each.id == "who" and each.path.may_be_sexual]
    assert first
    assert all({"M3", "M5", "M6"} <= set(ids(each)) for each in first)


def test_urgent_must_shows_are_on_the_page_after_the_answer_that_reveals_them(
    content: Content,
) -> None:
    revealed = {
        ("adult-role", ("sexual",), "adult_on_child"): {"M3", "M7", "M8"},
        ("adult-role", ("adult_contact",), "adult_on_child"): {"M3", "M5", "M6", "M7", "M8"},
        ("adult-role", ("bullying",), "adult_on_child"): {"M8"},
        ("origin", ("bullying",), "child_on_child"): {"M8"},
        ("origin", ("bullying",), "not_known"): {"M8", "M10"},
        ("adult-pair", ("sexual",), "adult_on_adult"): {"M3"},
    }
    found = {(each.id, each.path.areas, each.path.parties): each for each in questions(content)}
    for key, expected in revealed.items():
        assert set(ids(found[key])) == expected, key
    for each in questions(content):
        if each.id == "origin" and each.path.adult_role == "yes":
            assert "M10" in ids(each)


def test_in_doubt_the_safeguarding_lead_comes_before_anything_else(
    outcomes: list[PathOutcome],
) -> None:
    doubtful = [
        found for found in outcomes if found.path.areas == ("bullying", "personal_information")
    ]
    assert len(doubtful) == 27
    assert all(words(found.lead_in[0]).startswith("Not sure") for found in doubtful)
    assert all(found.lead_in[0].lines[0].contacts[0].name == "my-lead" for found in doubtful)


def test_other_adults_get_adult_social_care_and_999_or_101(outcomes: list[PathOutcome]) -> None:
    others = [found for found in outcomes if found.path.adult_pair == "other"]
    assert len(others) == 21
    for found in others:
        [item] = [item for item in found.lead_in if item.id == "other-adults"]
        offered = [contact.name for line in item.lines for contact in line.contacts]
        assert offered == ["adult-social-care", "emergency-999", "police-101"]
        assert "LADO only if children are affected" in words(item)


def test_an_unknown_person_gets_the_strictest_steps(outcomes: list[PathOutcome]) -> None:
    unknown = [found for found in outcomes if found.path.parties == "not_known"]
    assert len(unknown) == 21
    assert all(found.path.column == "AC" and found.path.works_with_children for found in unknown)
    assert all("who-not-known" in [item.id for item in found.lead_in] for found in unknown)


def test_intent_is_asked_with_not_known_first(outcomes: list[PathOutcome], missing: Says) -> None:
    intent = outcomes[0].intent
    assert [code for code, _, _ in intent.answers] == ["not_known", "accidental", "deliberate"]
    assert not missing(intent.hint, ["sanctions", "against the law", "several", "questioned"])


def demanded(fact: dict[str, Any], path: TriagePath) -> bool:
    """Whether the checklist wants it on this page, read from the codes of the path alone."""
    areas = {"sexual" if area == "adult_contact" else area for area in path.areas}
    role_may_be = path.parties in ("adult_on_child", "not_known") and path.adult_role != "no"
    staff = path.adult_pair == "staff_on_staff"
    who = "who" not in fact or role_may_be or staff
    child = path.parties != "adult_on_adult" or "columns" not in fact
    in_column = "columns" not in fact or (child and path.column in fact["columns"])
    return who and in_column and bool(areas & set(fact.get("areas", areas)))


def questions(content: Content) -> list[QuestionPage]:
    nodes = build_tree(content).pages.values()
    return [node for node in nodes if isinstance(node, QuestionPage)]


def ids(question: QuestionPage) -> list[str]:
    return [item.id for item in question.must_show]


def words(item: MustShow) -> str:
    return " ".join([item.title, *(line.text for line in item.lines)])


def names(line: GuidanceLine) -> list[str]:
    return [contact.name for contact in line.contacts]
