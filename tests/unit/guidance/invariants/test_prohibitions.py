"""What a rule forbids cannot be turned into an order: the words for it are not enough."""

from dataclasses import replace

import pytest

from tests.support.corrected_words import corrected
from webapp.guidance.invariants.finding import MustBeSeen, require_seen
from webapp.guidance.invariants.rules import RULES
from webapp.guidance.invariants.seen import Seen
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_data, parse_data


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Nobody looks, copies, sends or deletes.", "Look, copy, send and delete."),
        ("Nobody looks, copies, sends or deletes.", "Nobody waits: look, copy, send, delete."),
        ("Nobody looks, copies, sends or deletes.", "Do not forget to look, copy, send, delete."),
        ("Nobody switches off.", "Your lead switches off."),
        ("Do not look, copy or delete.", "Look at it, copy it, then delete it."),
        ("Do not look or copy.", "Watch it and copy it."),
        ("Do not search, copy or delete.", "Search, copy and delete."),
        ("Do not alert the person it is about.", "Tell the other child. A relative comes?"),
        ("Do not tell the family yourself.", "Say nothing to them. Ring the family."),
        ("Do not tell the family yourself.", "Do not argue. Ring the family."),
        ("Never: look at it, copy, send or delete it.", "Nobody looks. Copy it to your phone."),
    ],
)
def test_an_order_is_not_taken_for_a_prohibition(seen: list[Seen], said: str, text: str) -> None:
    for rule in (one for one in RULES if one.says == said):
        page = next(one for one in seen if rule.on(one))
        lines = (replace(page.acts.lines[0], text=text),)
        assert rule.is_broken_on(replace(page, acts=replace(page.acts, lines=lines)))


def correct(part: str, was: str, now: str) -> Content:
    return parse_data(load_data(corrections=corrected(was, now, part)))


@pytest.mark.parametrize(
    ("part", "was", "now", "said"),
    [
        ("must_show", "Nobody looks, copies, sends or deletes.",
         "Look, copy, send and delete.", "care for M3"),
        ("must_show", "Say nothing to the adult.", "Speak to the adult.", "care for M8"),
        ("must_show", "Do not pay or reply.", "Pay or reply.", "care for M15"),
        ("must_show", "Do not view, copy, forward", "View, copy, forward", "M3: "),
        ("must_show", "Do not delete anything", "Delete everything", "M6: "),
        ("must_show", "Use no names of children", "Use names of children", "M4: "),
        ("must_show", "Do not question", "Question", "M8: "),
        ("must_show", "nobody in the family is told", "the family is told", "M11: "),
        ("notes", "No deleting, copying", "Deleting, copying", "note leave-it"),
        ("notes", "Do not switch anything", "Switch everything", "note unplug"),
        ("poster", "Do not look, copy", "Look, copy", "poster"),
    ],
)  # fmt: skip
def test_a_rule_a_note_or_the_poster_still_forbids_it(
    content: Content, part: str, was: str, now: str, said: str
) -> None:
    with pytest.raises(MustBeSeen, match=rf"^{part}/.+: {said}.*must forbid to"):
        require_seen(correct(part, was, now), [], shipped=content)


def test_what_is_forbidden_may_be_said_in_other_words(content: Content) -> None:
    other = correct(
        "must_show",
        "Nobody looks, copies, sends or deletes.",
        "Never look, and do not copy, send or delete it.",
    )
    require_seen(other, [], shipped=content)
