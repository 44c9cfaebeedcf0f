"""Home, the whole tables, who to call: complete without script, each with its source."""

import re

import pytest
from flask import Flask

from tests.integration.triage.conftest import confirm
from tests.support.client import HouseClient
from tests.support.reading import links, text_of
from webapp.guidance import editions
from webapp.guidance.pages import CALL_GROUPS, STATIC_PAGES
from webapp.guidance.path import COLUMNS
from webapp.guidance.steps.whole_table import lay_out

TABLES = ["/tables/bullying", "/tables/sexual", "/tables/personal-information"]


@pytest.fixture(autouse=True)
def _published(app: Flask) -> None:
    editions.publish_if_changed()


def test_home_leads_to_everything_a_worker_needs(client: HouseClient) -> None:
    needed = {"/steps/", "/report", "/contacts", "/guidance/", "/reports", "/phone", "/away"}
    assert needed <= links(client.get("/"))


@pytest.mark.parametrize("path", [*STATIC_PAGES, "/contacts", "/guidance/", "/phone", *TABLES])
def test_every_page_has_the_calls_and_the_way_out(client: HouseClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert {"tel:999", "tel:101", "/away"} <= links(response)
    assert "Draft, not yet approved by the board" in text_of(response)
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", TABLES)
def test_a_table_is_whole(client: HouseClient, path: str) -> None:
    text = text_of(client.get(path))
    content = editions.current().content
    area = path.rpartition("/")[2].replace("-", "_")
    for row in content.tables[area].rows:
        assert row.title in text
        assert all(step.text in text for step in row.steps)


def test_a_note_is_shown_once_in_a_cell_of_a_table(app: Flask) -> None:
    for table in editions.current().content.tables.values():
        for row in lay_out(table):
            for cell in row.cells:
                notes = [*row.notes, *cell.notes, *(n for step in cell.steps for n in step.notes)]
                assert len(notes) == len({note.id for note in notes}), row.title


def test_no_cell_lacks_a_note_because_another_has_it(app: Flask) -> None:
    """Readers are told to find their column, so they see no other."""
    for table in editions.current().content.tables.values():
        for row, shown in zip(table.rows, lay_out(table), strict=True):
            wanted = {note.id for step in row.steps for note in step.notes if "AC" in step.cells}
            cell = next(cell for cell in shown.cells if COLUMNS["AC"] in cell.columns)
            notes = [*shown.notes, *cell.notes, *(n for step in cell.steps for n in step.notes)]
            assert wanted <= {note.id for note in notes}, row.title


@pytest.mark.parametrize("path", ["/contacts", "/guidance/", *TABLES])
def test_guidance_shows_its_source_approval_and_review_date(client: HouseClient, path: str) -> None:
    text = text_of(client.get(path))
    assert "version 1.1" in text
    assert "approved by Stockport Safeguarding Children Board on 3 February 2012" in text
    assert "Its review was due on 3 February 2013: so today’s words come first." in text


def test_every_contact_of_the_register_is_listed_once(client: HouseClient) -> None:
    listed = [name for names in CALL_GROUPS.values() for name in names]
    assert sorted(listed) == sorted(editions.current().content.contacts)


def test_unconfirmed_contacts_are_said_once_with_whom_to_ring_instead(client: HouseClient) -> None:
    page = client.get("/contacts")
    text = text_of(page)
    contacts = editions.current().content.contacts
    assert text.count("We do not have all the council’s numbers yet: Children’s social care,") == 1
    for contact in contacts.values():
        if contact.awaits_confirmation:
            assert text.count(contact.label) <= 1 and f'data-call="{contact.name}"' not in page.text
    assert "Until then ring your lead (not if it is about them) or" in text


def test_a_line_that_is_closed_at_night_says_so(client: HouseClient) -> None:
    line = client.get("/contacts").text.partition('data-call="nspcc"')[2].partition("</a>")[0]
    assert "Not open all night" in line


def test_a_link_that_rings_says_whom_and_is_a_box_by_its_number(client: HouseClient) -> None:
    page = client.get("/contacts").text
    for contact in editions.current().content.contacts.values():
        if contact.dialable and contact.name != "emergency-999":
            assert f'href="{contact.href}" data-call="{contact.name}"' in page
            assert f'<span class="app-call__number">{contact.number}</span>' in page


def test_no_page_of_words_offers_the_lead_where_it_is_about_the_lead(client: HouseClient) -> None:
    assert {"/about-my-lead"} <= links(client.get("/contacts"))
    assert {"/about-my-lead"} <= links(client.get("/my-lead"))


def test_an_unknown_table_is_not_found(client: HouseClient) -> None:
    assert client.get("/tables/nothing").status_code == 404


@pytest.mark.parametrize("path", TABLES)
def test_each_row_of_a_whole_table_can_be_reached_from_its_top(
    client: HouseClient, path: str
) -> None:
    response = client.get(path)
    rows = re.findall(r'<h2 [^>]*id="(row-\d+)"', response.get_data(as_text=True))
    assert len(rows) > 4
    assert {f"#{row}" for row in rows} <= links(response)


@pytest.mark.parametrize("path", TABLES)
def test_a_table_begins_with_the_rule_for_images_and_with_999_and_101(
    client: HouseClient, path: str
) -> None:
    """In the page's own text: paper has no bar."""
    page = client.get(path).text
    above = page[page.index("<main") : page.index('class="app-jump"')]
    assert "Never look at or copy a sexual image of anyone under 18" in above
    assert {"tel:999", "tel:101"} <= set(re.findall(r'href="([^"]+)"', above))
    if path.endswith("sexual"):
        for title in (
            "Leave everything where it is",
            "Sexual pictures or messages and an adult: police now",
            "Do not alert, question or investigate",
        ):
            assert title in above


@pytest.mark.parametrize("path", TABLES)
def test_todays_words_stand_before_those_of_2012(client: HouseClient, path: str) -> None:
    for note in re.findall(r'<p class="app-note">(.*?)</p>', client.get(path).text, re.S):
        assert not re.sub(r"<[^>]+>", "", note).strip().startswith("In 2012")


def test_about_my_lead_says_whom_to_ring_by_day_and_by_night(client: HouseClient) -> None:
    confirm("lado", "social-care", "social-care-night")
    page = " ".join(client.get("/about-my-lead").text.split())
    assert "Do not ring your lead. Tell nobody where you work yet." in page
    assert "Ring the LADO" in page
    assert "ask for the duty social worker" in page
    assert "Sexual, secret, or a child not safe tonight: children’s social care." in page
    assert "Otherwise ring the LADO when the office opens, before anyone asks questions." in page
    assert "Ask for child protection. Say it is about a safeguarding lead." in page
    assert "Nobody may stop you." in page
    assert "Write down what happened, and when." in page
    assert "Nobody above you? Ring children’s social care or the LADO for advice" in page
    assert "In a foster home ring the child’s social worker." in page
    assert 'data-opens="nspcc-whistleblowing">Not open all night<' in page


def test_about_my_lead_says_101_alone_while_no_number_is_known(client: HouseClient) -> None:
    page = " ".join(client.get("/about-my-lead").text.split())
    assert "We do not have the council’s numbers yet. Ring 101. Ask for child protection." in page
    assert "Otherwise" not in page and "Ring the LADO" not in page


def test_the_icon_costs_no_request(client: HouseClient) -> None:
    assert 'rel="icon" href="data:image/svg+xml,%3Csvg' in client.get("/").text


def test_the_app_is_no_share_target(client: HouseClient) -> None:
    """It would ask for the very link or picture that nobody may copy."""
    assert "share_target" not in client.get("/manifest.webmanifest").get_json(force=True)


def test_the_page_for_the_child_has_a_code_to_scan_and_the_address_in_words(
    client: HouseClient,
) -> None:
    """A code needs signal and a second phone."""
    page = client.get("/for-the-child").get_data(as_text=True)
    before, _, code = page.partition('class="app-qr"')
    code, _, after = code.partition("</div>")
    assert code.count("<path") == 1 and 'stroke="#000"' in code
    assert "Or on your own phone: childline.org.uk, chat with a counsellor." in before
    assert ">0800 1111<" in before
    assert "Or look on childline.org.uk for “Report Remove”." in after
