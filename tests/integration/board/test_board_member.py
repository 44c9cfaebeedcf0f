"""A board member is let in by two people, and reads papers."""

import pytest
from flask import Flask

from tests.support.board import QUARTER, ROOM, draft_of, freezes
from tests.support.cast import BOARD_MEMBER, LEAD, Enter, make_accounts, open_browser
from tests.support.reading import text_of
from webapp.board import files


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_their_start_page_is_the_papers_and_no_draft(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "can_print", lambda: False)
    address = freezes(enter(LEAD))
    make_accounts([BOARD_MEMBER])
    member = open_browser(app, BOARD_MEMBER)
    assert member.opens("/unit/").location == ROOM
    page = member.opens(ROOM)
    assert "Draft of" not in page.text and 'href="/unit/figures"' not in page.text
    assert 'aria-current="page">Papers</a>' in page.text
    paper = member.opens(address)
    assert "April to June 2026" in text_of(paper) and "Revise it" not in paper.text
    assert member.opens(f"{address}/paper.csv").status_code == 200
    assert member.opens(draft_of(QUARTER)).status_code == 403
