"""The rule for images is seen, as strictly as the answers ask for."""

from tests.unit.guidance.invariants.conftest import Lacking
from webapp.guidance.invariants.seen import Seen


def of(pages: list[Seen], *areas: str) -> list[Seen]:
    return [one for one in pages if one.area in areas]


def test_a_screenshot_is_only_ever_of_the_dressed(seen: list[Seen]) -> None:
    for one in seen:
        for line in one.acts.lines:
            if "screenshot" in line.text.lower():
                forbidden = "no screenshots" in line.text
                assert forbidden or "only if nobody is undressed" in line.text, one.path


def test_details_begin_with_undressed_choose_a_nude(seen: list[Seen]) -> None:
    for one in (one for one in seen if one.areas == {"personal_information"}):
        assert one.acts.lines[0].text == "Undressed, changing or toilet? Choose “A nude”."


def test_saw_asks_whether_a_child_was_undressed(seen: list[Seen], lacking: Lacking) -> None:
    """Where an adult who works with children or a relative showed it, the police hear anyway."""
    others = [
        one
        for one in of(seen, "saw")
        if one.who not in ("works_with_children", "family", "lead", "adult_to_adult")
    ]
    assert not lacking(others, "Choose “A nude”")


def test_money_begins_with_threats_or_a_picture(seen: list[Seen]) -> None:
    for one in of(seen, "money"):
        first = "Threats, or a picture? Choose “Threats to share a picture”."
        assert one.acts.lines[0].text == first


def test_only_someone_met_online_is_blocked_after_the_user_name_is_noted(
    seen: list[Seen], lacking: Lacking
) -> None:
    """Whoever is known would learn of it: there the police say when."""
    known = [one for one in of(seen, "threats") if one.who not in ("online", "child_to_adult")]
    assert not lacking(known, "Police say when to block")
    for one in seen:
        met_online = "threats" in one.areas and one.who == "online"
        assert ("Note user name, then block" in one.lines) == met_online, one.path
        assert ("then block" in one.lines) == met_online, one.path


def test_bullying_and_nude_ask_about_threats_or_demands(seen: list[Seen]) -> None:
    for one in seen:
        asked = bool({"nude", "bullying"} & one.areas) and "threats" not in one.areas
        assert one.acts.asks_about_threats == asked
