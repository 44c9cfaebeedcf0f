"""The report's pages as a browser gets them."""

import json
import re
from html import unescape

from tests.support.client import HouseClient
from webapp.incidents.rulebook import RULES


def test_the_page_carries_the_rules_that_the_server_reads(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    carried = json.loads(unescape(re.search(r'data-rules="([^"]*)"', page)[1]))  # type: ignore[index]
    assert carried == json.loads(json.dumps(RULES))


def test_no_file_can_be_added_and_the_form_says_why(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    assert 'type="file"' not in page
    assert "You cannot add pictures or files" in page
    assert "must not be copied or sent" in page


def test_the_rules_about_names_and_images_stand_above_any_free_text(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    rules = page.index("No names of children, and no images, in this form")
    assert rules < page.index("<textarea") and rules < page.index('name="type_other"')


def test_the_image_rule_and_the_call_to_the_police_are_in_the_page(client: HouseClient) -> None:
    page = client.get("/report").get_data(as_text=True)
    assert "Do not look at, copy, send, save or delete any image" in page
    assert "An adult may be abusing a child: tell the police now" in page


def test_an_unknown_path_is_not_found(client: HouseClient) -> None:
    assert client.get("/report/zzzzzz").status_code == 404


def test_nothing_is_said_to_be_saved_before_script_has_seen_it(client: HouseClient) -> None:
    page = client.get("/report/saved").get_data(as_text=True)
    assert "<h1" in page and ">Your report</h1>" in page


def test_my_reports_says_what_it_needs_where_script_does_not_run(client: HouseClient) -> None:
    assert "Without script nothing is kept here" in client.get("/reports").get_data(as_text=True)
