"""Only the register has numbers; an unconfirmed number is never shown."""

import copy
import json
import re
from datetime import date
from typing import Any

import pytest

from webapp.guidance.source.confirmation import Confirmation, resolve_contacts
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.yaml_files import FILES, FOLDER, ContentFault
from webapp.guidance.steps.outcome import PathOutcome

NUMBER = re.compile(r"\d(?:[ ()-]?\d){4,}")
SOURCE_LINES_AND_DAYS = r"\b\d{3}-\d{3,4}\b|\b\d{4}-\d\d-\d\d\b|(?m:^lines: \d+-\d+$)"


def test_national_contacts_ship_as_published(checklist: dict[str, Any], content: Content) -> None:
    for name, shown in checklist["published"].items():
        contact = content.contacts[name]
        assert contact.status == "published"
        assert shown in (contact.number or contact.url or "")
        assert contact.href


def test_no_unconfirmed_contact_is_dialable_or_shows_a_number(
    checklist: dict[str, Any], content: Content
) -> None:
    waiting = {name for name, it in content.contacts.items() if it.status == "unconfirmed"}
    assert waiting == set(checklist["unconfirmed"])
    for name in waiting:
        contact = content.contacts[name]
        assert (contact.number, contact.url, contact.href) == (None, None, None)
        assert not contact.dialable
        assert contact.offers == ("my-lead", "police-101")


def test_the_register_has_no_other_contact(checklist: dict[str, Any], content: Content) -> None:
    known = {*checklist["published"], *checklist["unconfirmed"], "my-lead"}
    assert set(content.contacts) == known


def test_an_edition_holds_no_number_but_the_published_ones(checklist: dict[str, Any]) -> None:
    data = copy.deepcopy(load_data())
    for table in ("sexual", "bullying", "personal_information"):
        data.pop(table)
    data["edition"] = {}
    for chapter in data["chapters"].values():
        del chapter["lines"]
    said = json.dumps(data, ensure_ascii=False)
    published = {digits(number) for number in checklist["published"].values()}
    assert {digits(each) for each in NUMBER.findall(said)} <= published | {"18000"}


def test_no_content_file_has_a_private_number(
    checklist: dict[str, Any],
) -> None:
    known = {digits(number) for number in checklist["for_the_lead"]}
    known |= {digits(number) for number in checklist["published"].values()}
    files = list(FOLDER.rglob("*.yaml"))
    assert len(files) == len(FILES) + len(load_data()["chapters"])
    for file in files:
        text = re.sub(SOURCE_LINES_AND_DAYS, "", file.read_text("utf-8"))
        for number in NUMBER.findall(text):
            assert digits(number) in known, (file.name, number)
            assert not digits(number).startswith("07")


def test_no_historic_address_is_shown(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    data = load_data()
    chapters = json.dumps(data.pop("chapters")).lower()
    rest = json.dumps(data).lower()
    for address in checklist["historic_addresses"]:
        assert address not in chapters + rest
    for name in checklist["historic_names"]:
        assert name not in rest
    links = {
        contact.href for found in outcomes for step in found.steps for contact in step.contacts
    }
    assert all(link is None or link.startswith(("tel:", "https://")) for link in links)


def test_a_confirmed_number_is_shown_with_its_contact() -> None:
    vouched = Confirmation("0161 496 0000", "A lead", date(2026, 12, 1), date(2027, 6, 1))
    contact = parse_data(load_data({"lado": vouched})).contacts["lado"]
    assert (contact.status, contact.href) == ("confirmed", "tel:01614960000")
    assert contact.offers == ()
    assert contact.checked_on == "1 December 2026"


def test_an_unchecked_contact_has_no_date(content: Content) -> None:
    assert {contact.checked_on for contact in content.contacts.values()} == {None}


def test_a_confirmed_mailbox_and_site_become_links() -> None:
    vouched = {
        "unit-mailbox": Confirmation(
            "unit@example.org", "A lead", date(2026, 12, 1), date(2027, 6, 1)
        ),
        "iwf": Confirmation(
            "https://report.iwf.example", "A lead", date(2026, 12, 1), date(2027, 6, 1)
        ),
    }
    contacts = parse_data(load_data(vouched)).contacts
    assert contacts["unit-mailbox"].href == "mailto:unit@example.org"
    assert contacts["iwf"].href == "https://report.iwf.example"
    assert not contacts["iwf"].dialable


def test_a_local_contact_cannot_ship_with_a_number() -> None:
    entry = {"label": "LADO", "kind": "phone", "scope": "local", "number": "0161 496 0000"}
    with pytest.raises(ContentFault, match="lado is local"):
        resolve_contacts({"lado": entry}, {})


@pytest.mark.parametrize("change", [{"kind": "bird"}, {"scope": "far"}, {"label": None}])
def test_a_contact_of_unknown_kind_or_without_a_label_is_a_fault(change: dict[str, Any]) -> None:
    pigeon = {"label": "Pigeon", "kind": "phone", "scope": "local"} | change
    entry = {name: value for name, value in pigeon.items() if value}
    with pytest.raises(ContentFault, match="pigeon needs a kind"):
        resolve_contacts({"pigeon": entry}, {})


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)
