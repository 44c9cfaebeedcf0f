"""Seen on every page with a child: stay, promise no secrecy, whom not to tell, is home safe."""

from tests.unit.guidance.invariants.conftest import Lacking
from webapp.guidance.invariants.seen import Seen


def test_nothing_is_said_to_the_adult_who_threatens(seen: list[Seen], lacking: Lacking) -> None:
    """Not to pay or reply says nothing of meeting them; in a family nobody is told, them too."""
    threats = [one for one in seen if one.area == "threats" and one.by_adult]
    assert not lacking([one for one in threats if one.who == "family"], "Tell nobody in the family")
    assert not lacking([one for one in threats if one.who != "family"], "Say nothing to")


def test_children_are_kept_apart_and_no_child_is_left_with_the_adult(
    seen: list[Seen], lacking: Lacking
) -> None:
    sexual = [one for one in seen if one.who == "child" and one.area in ("nude", "threats")]
    assert not lacking(sexual, r"(?i)keep (the )?children apart")
    helpers = [one for one in seen if one.who == "child" and one.areas == {"adult_contact"}]
    assert not lacking(helpers, "A helper under 18 is a child too", "Quietly, keep them apart")
    areas = ("nude", "adult_contact", "bullying", "money", "not_sure", "could_be_sexual", "saw")
    near = [one for one in seen if one.who in ("works_with_children", "lead") and one.area in areas]
    assert not lacking(near, "(?i)quietly, (leave )?no child alone with them")


def test_after_a_shock_somebody_looks_after_the_worker(children: list[Seen]) -> None:
    for one in children:
        if one.area in ("nude", "threats", "could_be_sexual", "saw", "self_harm", "bullying"):
            said = [line.text for line in one.acts.lead]
            assert "After a shock somebody looks after the worker too." in said, one.path
