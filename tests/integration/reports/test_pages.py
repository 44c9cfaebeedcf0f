"""The report's pages, as a browser receives them."""

import json
import re
from html import unescape

import pytest

from tests.support.client import HouseClient
from tests.support.paths import code_of
from webapp.guidance import editions
from webapp.reports.rules import RULES


def test_the_page_carries_the_rules_that_the_server_reads(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    carried = json.loads(unescape(re.search(r"data-rules='([^']*)'", page)[1]))  # type: ignore[index]
    assert carried == json.loads(json.dumps(RULES))


def test_nobody_chooses_by_hand_that_a_call_was_before_more_was_known(client: HouseClient) -> None:
    option = re.compile(r'<option value="spoke_before"([^>]*)>')
    assert set(option.findall(client.get("/report").text)) == {" hidden"}
    sent = {"rung-0-who": "my-lead", "rung-0-result": "spoke_before"}
    back = client.post("/report/check", data=sent).text
    assert option.findall(back)[0] == " selected"


def test_no_file_can_be_added_and_the_form_says_why(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    assert 'type="file"' not in page
    assert "images of children must not be copied or sent" in page


def test_the_rules_about_names_and_images_come_before_any_free_text(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    rules = page.index("No child’s name and no image in this form")
    assert rules < page.index("<textarea") and rules < page.index('name="type_other"')


def test_whether_others_use_the_phone_is_asked_before_anything_else(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    form = page[page.index("<form ") :]
    assert form.index('data-part="shared"') < form.index("data-question=")


def test_the_form_asks_for_the_reporters_name_and_for_no_childs(client: HouseClient) -> None:
    page = unescape(client.get("/report").get_data(as_text=True))
    assert "Use no names of children, or of anyone else it is about." in page
    assert ">Your own name</label>" in page and "So that the unit can ring you." in page
    assert "Use no names." not in page and ">Your name<" not in page


@pytest.mark.parametrize("name", ["M3", "M4", "M5", "M6", "M7", "M15"])
def test_the_form_shows_the_texts_that_the_guidance_requires(
    client: HouseClient, name: str
) -> None:
    page = unescape(client.get("/report").get_data(as_text=True))
    required = editions.current().content.must_show[name]
    assert required.title in page
    assert all(line.text in page for line in required.lines)


@pytest.mark.parametrize("address", ["/report", "/report/saved"])
def test_the_page_says_that_a_report_is_not_a_referral(client: HouseClient, address: str) -> None:
    page = unescape(client.get(address).get_data(as_text=True))
    assert editions.current().content.must_show["M12"].title in page


def test_the_form_asks_for_danger_in_the_words_of_the_path(client: HouseClient) -> None:
    page = unescape(client.get("/report").get_data(as_text=True))
    content = editions.current().content
    asked = content.questions[content.start]
    assert asked.title in page and asked.hint in page and len(asked.points) == 5
    assert [point for point in asked.points if f"<li>{point}</li>" not in page] == []


def test_only_the_likely_contacts_are_offered_where_a_call_is_added(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    select = page.partition('<select class="govuk-select" id="rung-0-who"')[2].partition(
        "</select"
    )[0]
    offered = re.findall(r'value="([a-z0-9-]+)"', select)
    assert {"childline", "relay-uk"} & {*offered} == set()
    assert len(offered) <= 9 and offered[-1] == "other"


def test_a_path_prefills_the_form(client: HouseClient) -> None:
    page = client.get(f"/report/{code_of('personal_information')}").get_data(as_text=True)
    assert 'value="Details, photos or film shared"' in page
    assert "Some answers come from your steps" in page


def test_an_unknown_path_is_not_found(client: HouseClient) -> None:
    assert client.get("/report/zzzzzz").status_code == 404


def test_the_saved_page_claims_nothing_before_its_script_has_run(client: HouseClient) -> None:
    page = client.get("/report/saved").get_data(as_text=True)
    assert "<h1" in page and ">Your report</h1>" in page


def test_my_reports_says_that_it_needs_javascript(client: HouseClient) -> None:
    page = client.get("/reports").get_data(as_text=True)
    assert "Without JavaScript nothing is kept here" in page


@pytest.mark.parametrize(("area", "shown"), [("adult_contact", True), ("bullying", False)])
def test_what_may_be_sexual_and_ticks_no_type_shows_the_rules_for_images(
    client: HouseClient, area: str, shown: bool
) -> None:
    page = client.get(f"/report/{code_of(area)}").get_data(as_text=True)
    assert ("data-may-be-sexual" in page) == shown


def test_each_explanation_asks_for_no_childs_name(client: HouseClient) -> None:
    page = unescape(client.get("/report").get_data(as_text=True))
    for name in ("type_other", "media_other", "setting_other", "action_other", "organisation"):
        assert "No child’s name" in page[page.index(f'id="{name}-hint"') :][:120]


@pytest.mark.parametrize("name", ["emergency-999", "my-lead", "social-care", "social-care-night"])
def test_who_answers_by_day_and_by_night_is_among_those_who_may_have_been_rung(
    client: HouseClient, name: str
) -> None:
    page = client.get("/report").get_data(as_text=True)
    offered = page[page.index('id="rung-0-who"') :].split("</select>")[0]
    assert f'value="{name}"' in offered
