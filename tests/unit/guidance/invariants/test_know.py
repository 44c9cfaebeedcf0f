"""Who needs to know is on every page, and by when: no row of the practitioner gets lost."""

from pathlib import Path

import yaml

from webapp.guidance.invariants.phrases import says
from webapp.guidance.invariants.seen import Seen

ROWS: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    Path(__file__).with_name("who_needs_to_know.yaml").read_text("utf-8")
)
LIKE = {
    "could_be_sexual": "not_sure",
    "extremism": "not_sure",
    "other_adult": "online",
    "nobody": "online",
    "lead": "works_with_children",
}


def expected(one: Seen) -> list[tuple[str, str]]:
    """By when each needs to know; never a lead whom it is about."""
    found: list[tuple[str, str]] = []
    for area in one.areas:
        rows = ROWS[LIKE.get(area, area)]
        row = rows.get(one.who) or rows[LIKE[one.who]]
        found += row.items()
    return [(who, when) for who, when in found if (who, one.who) != ("my-lead", "lead")]


def test_each_who_needs_to_know_is_on_the_page_with_by_when_or_now(seen: list[Seen]) -> None:
    for one in seen:
        told = {each.who: each.when for each in one.acts.know}
        missing = {
            who: when
            for who, when in expected(one)
            if told.get(who) != "now" and not says(f"{when}|\\bnow$", told.get(who, ""))
        }
        assert not missing, (one.path, missing, told)


def test_every_row_of_the_practitioner_is_of_some_page(seen: list[Seen]) -> None:
    met = {(LIKE.get(one.area, one.area), one.who) for one in seen}
    assert {(area, who) for area, rows in ROWS.items() for who in rows} <= met


def test_about_the_lead_social_care_needs_to_know_too(seen: list[Seen]) -> None:
    for one in seen:
        if one.who == "lead":
            assert "social-care" in [each.who for each in one.acts.know], one.path
