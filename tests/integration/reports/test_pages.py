"""The report's pages as a browser gets them."""

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
    carried = json.loads(unescape(re.search(r'data-rules="([^"]*)"', page)[1]))  # type: ignore[index]
    assert carried == json.loads(json.dumps(RULES))


def test_no_file_can_be_added_and_the_form_says_why(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    assert 'type="file"' not in page
    assert "images of children must not be copied or sent" in page


def test_the_rules_about_names_and_images_stand_above_any_free_text(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    rules = page.index("No child’s name and no image in this form")
    assert rules < page.index("<textarea") and rules < page.index('name="type_other"')


def test_whose_name_is_asked_for_and_whose_never(client: HouseClient) -> None:
    page = unescape(client.get("/report").get_data(as_text=True))
    assert "Use no names of children, or of anyone else it is about." in page
    assert ">Your own name</label>" in page and "So that the unit can ring you." in page
    assert "No names" not in page and "Use no names." not in page and ">Your name<" not in page


@pytest.mark.parametrize("name", ["M3", "M4", "M5", "M6", "M7", "M15"])
def test_what_the_guidance_demands_of_the_form_is_in_it(client: HouseClient, name: str) -> None:
    page = unescape(client.get("/report").get_data(as_text=True))
    demanded = editions.current().content.must_show[name]
    assert demanded.title in page
    assert all(line.text in page for line in demanded.lines)


@pytest.mark.parametrize("address", ["/report", "/report/saved"])
def test_sending_the_form_is_said_to_be_no_referral(client: HouseClient, address: str) -> None:
    page = unescape(client.get(address).get_data(as_text=True))
    assert editions.current().content.must_show["M12"].title in page


def test_a_path_fills_what_it_knows(client: HouseClient) -> None:
    page = client.get(f"/report/{code_of('personal_information')}").get_data(as_text=True)
    assert 'value="Mishandling of personal information"' in page
    assert "Part of this is filled from the steps you followed" in page


def test_an_unknown_path_is_not_found(client: HouseClient) -> None:
    assert client.get("/report/zzzzzz").status_code == 404


def test_nothing_is_said_to_be_saved_before_script_has_seen_it(client: HouseClient) -> None:
    page = client.get("/report/saved").get_data(as_text=True)
    assert "<h1" in page and ">Your report</h1>" in page


def test_my_reports_says_what_it_needs_where_script_does_not_run(client: HouseClient) -> None:
    page = client.get("/reports").get_data(as_text=True)
    assert "Without JavaScript nothing is kept here" in page
