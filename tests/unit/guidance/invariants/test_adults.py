"""Two adults: could anyone be under 18 comes first; care and the LADO only where apt."""

from tests.unit.guidance.invariants.conftest import Lacking
from webapp.guidance.invariants.phrases import says
from webapp.guidance.invariants.seen import Seen


def between_adults(pages: list[Seen]) -> list[Seen]:
    found = [one for one in pages if one.who == "adult_to_adult"]
    assert found
    return found


def test_an_adult_who_may_be_under_18_gets_the_lines_of_a_child(
    seen: list[Seen], lacking: Lacking
) -> None:
    doubtful = [
        one
        for one in seen
        if one.path.who == "adult_to_adult" and one.path.under_18 in ("yes", "not_sure")
    ]
    assert doubtful
    assert not lacking(doubtful, "Stay until home is safe|Do not leave them alone", "Promise no")
    grave = [one for one in doubtful if "nude" in one.areas]
    assert not lacking(grave, "police must (hear|know)")
    assert all(one.outcome.path.columns == ("AC",) for one in doubtful)


def test_an_adult_who_needs_care_is_pointed_to_adult_social_care(
    seen: list[Seen], lacking: Lacking
) -> None:
    areas = ("nude", "threats", "adult_contact", "self_harm", "bullying", "money", "not_sure")
    pages = [one for one in between_adults(seen) if one.area in areas]
    assert not lacking(pages, "(?i)adult social care")


def test_nobody_warns_the_other_adult(seen: list[Seen], lacking: Lacking) -> None:
    areas = ("nude", "adult_contact", "bullying", "not_sure")
    pages = [one for one in between_adults(seen) if one.area in areas]
    assert not lacking(pages, "(?i)warn (nobody|the other)|do not answer back or confront|not warn")


def test_the_steps_unite_both_columns_for_two_adults(seen: list[Seen]) -> None:
    for one in between_adults(seen):
        if one.outcome.rows:
            assert one.path.columns == ("SS", "PS")
            found = {row.column for row in one.outcome.rows}
            assert found <= {"staff on staff", "public on staff"}
            assert "staff on staff" in found


def test_the_lado_is_for_a_child_affected(seen: list[Seen]) -> None:
    for one in between_adults(seen):
        for step in one.outcome.steps:
            if "lado" in [contact.name for contact in step.contacts]:
                assert says("child|may be needed", step.text), step.id


def test_an_adults_picture_has_the_helplines_for_adults(seen: list[Seen]) -> None:
    pages = [one for one in between_adults(seen) if one.area in ("nude", "threats")]
    for one in pages:
        offered = {contact.name for line in one.acts.page for contact in line.contacts}
        assert {"revenge-porn-helpline", "stopncii"} <= offered, one.path
