"""What the audit of the first edition asked for, and no other test here holds (findings.yaml)."""

from typing import Any

from tests.unit.guidance.invariants.conftest import Lacking
from webapp.guidance.invariants.seen import Seen
from webapp.guidance.source.content import Content
from webapp.vocabulary.behaviour import Area

OF_THE_FIRST_EDITIONS = {"not-with-children", "other-adults", "who-not-known", "in-doubt"}


def test_filmed_undressed_is_named_by_the_first_answer() -> None:
    assert Area.NUDE.label == "A nude, or filmed undressed"
    assert Area.NUDE.hint == "Changing, toilet, edited or AI too"


def test_demands_are_named_by_the_answer_for_threats() -> None:
    assert Area.THREATS.hint == "Or demands: money, more pictures"


def test_nobody_is_promised_that_they_are_not_in_trouble(
    seen: list[Seen], content: Content
) -> None:
    rules = [line.text for item in content.must_show.values() for line in item.lines]
    for text in [*(one.lines for one in seen), *rules]:
        assert "in trouble" not in text


def test_what_a_relative_posted_is_not_always_for_the_police(
    seen: list[Seen], ranks: dict[str, Any]
) -> None:
    [plain] = [
        one
        for one in seen
        if (one.path.areas, one.who, one.path.secret_address)
        == (("personal_information",), "family", "no")
    ]
    assert ranks["personal_information"]["family"] == "routine"
    assert "Ring your lead today." in plain.lines
    assert "police" not in (plain.lines + plain.know).lower()


def test_harmful_sexual_behaviour_is_for_today_with_a_plan_for_each(content: Content) -> None:
    step = content.steps["t2.harmful-behaviour"]
    assert step.when == "today"
    assert "a safety plan for each" in step.text


def test_no_rule_is_shown_for_a_doubt_that_nobody_has(content: Content) -> None:
    for item in content.must_show.values():
        assert not OF_THE_FIRST_EDITIONS & set(item.situations), item.id


def test_the_lead_learns_of_ukcis_where_it_is_sexual(seen: list[Seen]) -> None:
    for one in seen:
        if one.area in ("nude", "threats", "could_be_sexual"):
            said = " ".join(line.text for line in one.acts.lead)
            assert "“Sharing nudes and semi-nudes” (UKCIS, March 2024)" in said
            assert "a child is under 13" in said


def test_the_lead_learns_of_stop_it_now_where_it_is_or_may_become_sexual(seen: list[Seen]) -> None:
    for one in seen:
        if one.area in ("nude", "threats", "could_be_sexual", "adult_contact"):
            [line] = [line for line in one.acts.lead if "Stop It Now" in line.text]
            assert [contact.name for contact in line.contacts] == ["stop-it-now"], one.path


def test_suicidal_thoughts_have_help_short_of_999(seen: list[Seen], lacking: Lacking) -> None:
    pages = [one for one in seen if one.areas == {"self_harm"} and one.who != "works_with_children"]
    assert not lacking(pages, "NHS 111, option 2")
    others = {"works_with_children", "lead"}
    for one in seen:
        if "self_harm" in one.areas and one.who not in others:
            assert "NHS 111" in one.know, one.path
    for one in (one for one in seen if one.area == "self_harm"):
        offered = [contact.name for line in one.acts.page for contact in line.contacts]
        assert {"nhs-111", "childline", "papyrus", "samaritans"} <= set(offered)


def test_a_relative_who_comes_to_collect_is_not_argued_with(
    seen: list[Seen], lacking: Lacking
) -> None:
    areas = ("nude", "adult_contact", "bullying", "not_sure")
    pages = [one for one in seen if one.who == "family" and one.area in areas]
    assert not lacking(pages, "A relative comes\\? Do not argue; child not safe, 999")


def test_report_remove_is_the_page_itself_on_the_childs_own_phone(content: Content) -> None:
    contact = content.contacts["report-remove"]
    assert (contact.url or "").endswith("/report-remove/")
    assert "on their own phone" in contact.hint
