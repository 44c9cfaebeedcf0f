"""A fact never weakens: of two areas the stronger of both; who knows more is advised no less."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from webapp.guidance.invariants.finding import MustBeSeen, require_seen
from webapp.guidance.invariants.order import find_pairs, find_weaker
from webapp.guidance.invariants.seen import Seen
from webapp.guidance.source.content import Content
from webapp.guidance.steps.outcome import PathOutcome
from webapp.reports.rank import rank_of
from webapp.triage.tree import OutcomePage, Page, QuestionPage, build_tree
from webapp.vocabulary.rank import Rank

ADDRESS = "the police must know now, because of the address"
Find = Callable[..., Seen]


@pytest.fixture(scope="session")
def find(seen: list[Seen]) -> Find:
    """The page of these areas and answers."""

    def find(*areas: str, who: str, **gates: str) -> Seen:
        [found] = [
            one
            for one in seen
            if (one.path.areas, one.path.who) == (areas, who)
            and all(getattr(one.path, gate) == answer for gate, answer in gates.items())
        ]
        return found

    return find


def rank(page: Seen) -> Rank:
    return rank_of({"danger": "no", **page.path.as_report()}, {})


def test_no_pair_of_outcomes_advises_less_where_more_is_known(
    seen: list[Seen], content: Content, summarise: Callable[[str, str], None]
) -> None:
    assert content.you_now
    pairs = list(find_pairs(seen, content.you_now))
    weaker = list(find_weaker(seen, content))
    summarise("Order on advice", f"{len(seen)} outcomes, {len(pairs)} pairs, {len(weaker)} weaker")
    assert len(pairs) > 1000
    assert not weaker


def test_no_pair_ranks_lower_where_more_is_known(seen: list[Seen], content: Content) -> None:
    assert content.you_now
    ranks = list(Rank)
    for less, more in find_pairs(seen, content.you_now):
        assert ranks.index(rank(more)) <= ranks.index(rank(less)), more.path


def test_every_pair_of_areas_and_every_gate_is_compared(seen: list[Seen], content: Content) -> None:
    assert content.you_now
    pairs = list(find_pairs(seen, content.you_now))
    for one in seen:
        partners = [less for less, more in pairs if more is one]
        if len(one.areas) == 2 and one.path.harms_child == one.path.who:
            assert {area for less in partners for area in less.areas} == one.areas, one.path
        gates = ("under_18", "sexual_or_secret", "secret_address", "made_to")
        raised = [gate for gate in gates if getattr(one.path, gate) in ("yes", "not_sure")]
        for gate in raised:
            assert any(getattr(less.path, gate) == "no" for less in partners), one.path


def test_a_secret_address_stays_on_every_page_that_a_second_area_leads_to(
    seen: list[Seen], summarise: Callable[[str, str], None]
) -> None:
    secret = [
        one
        for one in seen
        if len(one.areas) == 2 and one.path.secret_address in ("yes", "not_sure")
    ]
    kept = [
        one
        for one in secret
        if ADDRESS in one.lines and "Police now" in one.know and rank(one) is Rank.NOW
    ]
    summarise("Secret address", f"{len(kept)} of {len(secret)} say it with a second area")
    assert len(kept) == len(secret) > 100


@pytest.mark.parametrize("who", ["child", "online", "family", "other_adult", "adult_to_adult"])
def test_details_with_a_secret_address_and_bullying(find: Find, who: str) -> None:
    page = find("bullying", "personal_information", who=who, secret_address="yes")
    assert ADDRESS in page.lines
    assert "Police now" in page.know
    assert rank(page) is Rank.NOW
    assert "Do not answer the account" in page.lines
    assert "today" not in f"{page.lines} {page.know}"
    steps = " ".join(step.text for step in page.outcome.steps)
    assert "Ask the person" not in steps and "their family, for evidence" not in steps


def test_either_order_asks_the_gate_and_leads_to_the_same_page(content: Content) -> None:
    tree = build_tree(content)
    pages = {page.address: page for page in [tree.start, *tree.pages.values()]}

    def then(page: Page, label: str) -> Page:
        links = page.also if isinstance(page, OutcomePage) else page.answers
        return pages[next(link.address for link in links if link.label == label)]

    area = next(page for page in pages.values() if getattr(page, "id", "") == "area")
    details, bullying = "Details, photos or film shared", "Bullying, hate or threats"
    child = "Another child"
    one = then(then(then(then(area, details), child), "Yes"), bullying)
    gate = then(then(then(area, bullying), child), details)
    assert isinstance(gate, QuestionPage) and gate.id == "secret_address"
    assert then(gate, "Yes") is one


def test_two_gates_are_both_asked_and_both_can_be_changed(content: Content) -> None:
    tree = build_tree(content)
    areas = ("adult_contact", "personal_information")
    pages = [page for page in tree.outcomes if page.path.areas == areas]
    for page in pages:
        asked = {"Does anyone’s address have to stay secret?"}
        if page.path.who != "online":
            asked |= {"Sexual, secret, or a meeting?"}
            assert page.path.sexual_or_secret
        assert page.path.secret_address
        assert asked <= {line.question for line in page.given}, page.path


def test_a_nude_by_a_child_and_self_harm(find: Find) -> None:
    page = find("self_harm", "nude", who="child")
    assert "Do not leave them alone" in page.lines
    assert page.acts.lines[0].text == "Hurt, or might act soon? 999."
    assert "Nobody looks" in page.lines
    assert "under 13: children’s social care" in page.lines


@pytest.mark.parametrize("gate", ["yes", "not_sure", "no"])
def test_a_coachs_contact_and_bullying(find: Find, gate: str) -> None:
    page = find("adult_contact", "bullying", who="works_with_children", sexual_or_secret=gate)
    assert "LADO within 1 working day, before any enquiry" in page.know
    assert "look at, copy, delete nothing" in page.lines
    assert "Screenshot" not in page.lines


def test_the_lados_day_is_never_replaced_or_lengthened(seen: list[Seen]) -> None:
    for one in seen:
        if one.who in ("works_with_children", "lead"):
            [lado] = [each for each in one.acts.know if each.who == "lado"]
            assert lado.when == "within 1 working day, before any enquiry"


def test_an_if_falls_where_the_other_area_says_it_without(find: Find) -> None:
    both = find("self_harm", "threats", who="child")
    assert "Police now" in both.know and "if someone urged it" not in both.know


def test_no_folded_step_asks_anybody_where_that_is_unsafe(seen: list[Seen]) -> None:
    for one in seen:
        secret = one.path.secret_address in ("yes", "not_sure")
        if secret or ("self_harm" in one.areas):
            steps = " ".join(step.text for step in one.outcome.steps)
            for unsafe in (
                "their family, for evidence",
                "who put it there to remove",
                "Tell the parents",
            ):
                assert unsafe not in steps, one.path


def test_words_that_weaken_a_pair_are_refused(
    content: Content, outcomes: list[PathOutcome]
) -> None:
    """As where the words for a gate are taken away again."""
    spoilt = [
        replace(one, acts=replace(one.acts, know=one.acts.know[1:]))
        if one.acts and len(one.path.areas) == 2
        else one
        for one in outcomes
    ]
    with pytest.raises(MustBeSeen, match="knows more than .* need not know"):
        require_seen(content, spoilt, shipped=content)


def test_the_order_is_a_draft_until_a_lead_signs_it_by_name_and_date(content: Content) -> None:
    assert content.stronger and not content.stronger.is_signed
    signed = {"status": "signed", "by": "Lena Lead", "on": "2026-12-01"}
    assert replace(content.stronger, signed=signed).is_signed
    assert not replace(content.stronger, signed={**signed, "by": ""}).is_signed
