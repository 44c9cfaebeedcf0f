"""A paper is printed once for an edition, and is the same file ever after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.reading import text_of
from webapp.extensions import db
from webapp.guidance import approvals, contacts, editions
from webapp.guidance.approvals import Approval
from webapp.guidance.models import ApprovalWithdrawal, Edition
from webapp.paper import shelf, views
from webapp.paper.models import EditionPaper
from webapp.paper.register import list_papers

SOON = datetime.now(UTC).date() + timedelta(days=100)


def publish_another() -> None:
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=SOON)
    db.session.commit()
    editions.publish_if_changed()


def approve() -> None:
    approval = Approval("Lena Lead", "Chair", date(2026, 11, 27), date(2027, 11, 27))
    approvals.store(db.session.query(Edition).one(), approval, entered_by="lena@example.org")
    db.session.commit()


def test_a_paper_is_printed_once(printed: list[str], client: HouseClient) -> None:
    names = list(shelf.print_missing())
    assert len(printed) == len(names) == len(set(names))
    before = client.get(f"/papers/2026.4.0/{names[0]}").data
    assert list(shelf.print_missing()) == []
    assert client.get(f"/papers/2026.4.0/{names[0]}").data == before


def test_a_new_edition_has_papers_of_its_own_and_the_old_ones_stay(
    printed: list[str], client: HouseClient
) -> None:
    names = list(shelf.print_missing())
    publish_another()
    assert list(shelf.print_missing()) == names
    assert b"2026.4.0" in client.get(f"/papers/2026.4.0/{names[0]}").data
    assert b"2026.4.1" in client.get(f"/papers/{names[0]}", follow_redirects=True).data


def test_an_approval_prints_again_and_keeps_what_was_printed(
    printed: list[str], client: HouseClient
) -> None:
    names = list(shelf.print_missing())
    approve()
    assert list(shelf.print_missing()) == names
    said = f"{names[0]} Approved by Lena Lead, Chair, on 27 November 2026."
    assert said.encode() in client.get(f"/papers/2026.4.0/{names[0]}").data
    page = shelf.render(list_papers(editions.current().content)[1])
    assert "Review due: November 2027" in page and "Draft" not in page
    assert db.session.query(EditionPaper).count() == 2 * len(names)


def test_while_a_new_edition_is_printed_the_last_printing_is_offered_and_says_so(
    printed: list[str], client: HouseClient
) -> None:
    names = list(shelf.print_missing())
    publish_another()
    assert b"2026.4.0" in client.get(f"/papers/{names[0]}", follow_redirects=True).data
    page = text_of(client.get("/papers/"))
    last = "This is the last printing: edition 2026.4.0. Draft, not yet approved by the board."
    assert page.count(f"{last} A new one is being made") == len(names)
    list(shelf.print_missing())
    assert "This is the last printing" not in text_of(client.get("/papers/"))


def test_while_an_approved_edition_is_printed_its_draft_is_offered_and_says_so(
    printed: list[str], client: HouseClient
) -> None:
    names = list(shelf.print_missing())
    approve()
    assert b"Draft" in client.get(f"/papers/{names[0]}", follow_redirects=True).data
    assert "Draft, not yet approved by the board. A new one" in text_of(client.get("/papers/"))


def test_a_withdrawn_approval_brings_the_draft_back_and_prints_nothing(
    printed: list[str], client: HouseClient
) -> None:
    names = list(shelf.print_missing())
    approve()
    list(shelf.print_missing())
    at = datetime.now(UTC)
    back = {"reason": "Too early", "withdrawn_by": "Lena Lead", "withdrawn_at": at}
    db.session.add(ApprovalWithdrawal(approval=approvals.newest_numbers()[0], **back))
    db.session.commit()
    assert list(shelf.print_missing()) == []
    assert b"Draft" in client.get(f"/papers/{names[0]}", follow_redirects=True).data
    assert b"Draft" in client.get(f"/papers/2026.4.0/{names[0]}").data


def test_where_nothing_can_be_printed_an_old_printing_is_not_given_as_the_newest(
    printed: list[str], client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = list(shelf.print_missing())
    publish_another()
    for module in (shelf, views):
        monkeypatch.setattr(module, "can_print", lambda: False)
    assert client.get(f"/papers/{names[0]}").status_code == 404
    page = text_of(client.get("/papers/"))
    assert "This is the last printing: edition 2026.4.0." in page and "being made" not in page


def test_a_paper_that_another_process_printed_first_is_kept(printed: list[str], app: Flask) -> None:
    paper = shelf.find_missing()[0]
    shelf.print_paper(paper)
    first = shelf.find(paper.name).digest
    shelf.print_paper(paper)
    assert len(printed) == 2
    assert shelf.find(paper.name).digest == first
