"""What is wrong is listed in the form's order, and each line names its question."""

import re
from html import unescape
from typing import Any

from tests.support.client import HouseClient
from tests.support.no_script_form import WHOLE, check
from webapp.reports.questions import BY_NAME, QUESTIONS

LINE = re.compile(r'<li>\s*<a href="#([\w-]+)">(.*?)</a>')
AMENDS = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e"
WRONG = {
    "types": ["bullying", "not_known"],
    "ages": "12",
    "ages_are": "no_child",
    "incident_date": "2026-02-30",
    "parties": ["child_on_child", "not_known"],
    "media": "other",
    "media_other": "x" * 501,
    "rung": "nobody_yet",
    "rung-0-who": "lado",
    "rung-0-at": "noon",
    "contact_name": "x" * 121,
    "contact_email": "sam at home",
}


def lines(client: HouseClient, form: dict[str, Any]) -> list[tuple[str, str]]:
    """The question that each line leads to, and the line."""
    found = LINE.findall(check(client, form).get_data(as_text=True))
    return [(field.partition("-")[0], unescape(line)) for field, line in found]


def test_the_list_is_in_the_order_of_the_form(client: HouseClient) -> None:
    listed = [name for name, _ in lines(client, WRONG)]
    assert len(listed) > 8
    assert listed == [one.name for one in QUESTIONS for _ in range(listed.count(one.name))]


def test_a_line_whose_sentence_does_not_say_where_begins_with_its_question(
    client: HouseClient,
) -> None:
    unclear = ("“Not known”", "This is longer", "“No child", "“Nobody yet”")
    for name, line in lines(client, WRONG):
        label, is_unclear = BY_NAME[name].label, any(one in line for one in unclear)
        assert line.startswith(label) is is_unclear, line
    both = [line for _, line in lines(client, {**WHOLE, **WRONG}) if "“Not known”" in line]
    assert [line.partition(" “")[0] for line in both] == ["Type of incident:", "Who was involved?"]


def test_a_correction_without_any_answer_is_of_no_one_question(client: HouseClient) -> None:
    ((_, line),) = lines(client, {"amends": AMENDS})
    assert line.startswith("Nothing is filled in.")


def test_a_correction_that_would_be_empty_is_not_offered_to_go_on(client: HouseClient) -> None:
    form = {"amends": AMENDS, "ages": "about twelve"}
    page = check(client, form).get_data(as_text=True)
    assert "Give the ages as whole numbers, such as 12, 13." in page
    assert "If you go on" not in page.partition('data-part="form"')[2]
    assert '<div data-part="go-on" hidden>' in page
    assert "If you go on" in check(client, {**form, "danger": "no"}).get_data(as_text=True)
