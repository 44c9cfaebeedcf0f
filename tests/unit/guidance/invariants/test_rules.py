"""What must be seen is seen on every page, and every rule refuses words that drop it."""

from dataclasses import replace

import pytest

from webapp.guidance.invariants.finding import MustBeSeen, require_seen
from webapp.guidance.invariants.rules import RULES, Rule
from webapp.guidance.invariants.seen import Seen
from webapp.guidance.source.content import Content
from webapp.guidance.steps.outcome import PathOutcome

# What each rule that forbids something must find.
FORBIDDEN = {
    "Never: look at it, copy, send or delete it.": "Copy it.",
    "Only a stranger met online is blocked.": "Note the name, then block.",
    "Never: tell or ask the family, where an adult did it.": "Tell the parents.",
    "Never: tell or ring the lead it is about.": "Ring your lead.",
}


def ids(rule: Rule) -> str:
    return f"{rule.id}: {rule.says}"


def saying(page: Seen, text: str) -> Seen:
    """The page with other words everywhere."""
    lines = tuple(replace(line, text=text) for line in page.acts.lines)
    know = tuple(replace(one, name=text, when=text) for one in page.acts.know)
    return replace(page, acts=replace(page.acts, lines=lines, know=know))


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_every_page_shows_it(rule: Rule, seen: list[Seen]) -> None:
    assert [page.path for page in seen if rule.is_broken_on(page)] == []


@pytest.mark.parametrize("rule", RULES, ids=ids)
def test_words_that_drop_it_are_refused(rule: Rule, seen: list[Seen]) -> None:
    other = FORBIDDEN.get(rule.says, "A screenshot of it.")
    assert any(rule.is_broken_on(saying(page, other)) for page in seen)


def test_the_first_line_asks_about_under_18_not_a_later_one(seen: list[Seen]) -> None:
    [rule] = [one for one in RULES if one.id == "under-18"]
    page = next(one for one in seen if rule.on(one))
    later = replace(page, acts=replace(page.acts, lines=page.acts.lines[::-1]))
    assert rule.is_broken_on(later)


def test_a_fault_says_the_rule_the_page_and_the_words(
    content: Content, outcomes: list[PathOutcome]
) -> None:
    [page] = [one for one in outcomes if (one.path.areas, one.path.who) == (("threats",), "family")]
    assert page.acts is not None
    lines = tuple(replace(line, text="Stay calm.") for line in page.acts.lines)
    changed = replace(page, acts=replace(page.acts, lines=lines))
    with pytest.raises(MustBeSeen) as refused:
        require_seen(content, [changed], shipped=content)
    said = str(refused.value)
    assert "M3: “Nobody looks, copies, sends or deletes.” must be seen and is not" in said
    assert "By a parent, relative or someone at home." in said and "Stay calm." in said


def test_more_than_five_lines_or_sixty_words_are_refused(
    content: Content, outcomes: list[PathOutcome]
) -> None:
    acts = outcomes[0].acts
    assert acts is not None
    long = replace(acts, lines=acts.lines * 2)
    with pytest.raises(MustBeSeen, match=r"more than 5 lines[\s\S]* 60 are the most"):
        require_seen(content, [replace(outcomes[0], acts=long)], shipped=content)


def test_a_danger_that_is_no_longer_named_is_refused(content: Content) -> None:
    danger = content.questions["danger"]
    fewer = {**content.questions, "danger": replace(danger, points=danger.points[:2])}
    with pytest.raises(MustBeSeen, match="“kill” must be seen and is not"):
        require_seen(replace(content, questions=fewer), [], shipped=content)
