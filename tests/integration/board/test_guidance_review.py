"""The paper of a year has the review of the guidance, with evidence from what it prints."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.board import PROPOSED, QUARTER, count, draft_of, signs, writes
from tests.support.cast import LEAD, Enter
from tests.support.reading import text_of
from webapp.board import files
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.models import Edition
from webapp.vocabulary.periods import Period

YEAR = Period(2025)
HEADING = "Review of the guidance"
AREAS = {("areas", "bullying"): 60, ("areas", "nude"): 3, ("areas", "threats"): 122}


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    """An edition, in May of the year."""
    editions.publish_if_changed()
    with writing():
        in_may = datetime(2025, 5, 4, 10, tzinfo=UTC)
        db.session.execute(update(Edition).values(published_at=in_may))


def test_each_area_has_its_printed_number_and_no_exact_one(enter: Enter) -> None:
    count("2025-05", {("incidents", "all"): 185, **AREAS, ("reached", "no"): 60})
    said = text_of(enter(LEAD).opens(draft_of(YEAR)))
    review = said[said.index(HEADING) : said.index("Who has reported")]
    bullying = "Bullying, hate or threats Incidents 60 Share of all 32%"
    hidden = "A nude, or filmed undressed Incidents [c]"
    assert bullying in review and hidden in review and "122" not in review
    assert review.index("Threats to share") < review.index("Bullying"), "the most used first"
    assert "Nobody who can act was spoken to: 60 incidents (32%)." in review


def test_it_names_the_editions_of_the_year_and_the_next_review(enter: Enter) -> None:
    lead, name = enter(LEAD), editions.current().name
    said = text_of(lead.opens(draft_of(YEAR)))
    assert f"Editions published in the year: {name} on 4 May 2025." in said
    assert "Nobody has approved the words of the guidance" in said
    assert "Editions published in the year: none." in text_of(lead.opens(draft_of(Period(2024))))


def test_it_says_what_the_unit_proposes_and_is_not_signed_without(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "can_print", lambda: False)
    lead = enter(LEAD)
    writes(lead, YEAR)
    assert f"What do we propose for the guidance? {PROPOSED}" in text_of(lead.opens(draft_of(YEAR)))
    for quarter in YEAR.quarters:
        writes(lead, quarter)
        assert signs(lead, quarter).status_code == 303
    writes(lead, YEAR, proposal="", version="1")
    refused = text_of(signs(lead, YEAR, seen="0" * 64))
    assert "What the unit proposes for the guidance is not written. Nothing" in refused


def test_a_quarter_has_none(enter: Enter) -> None:
    page = enter(LEAD).opens(draft_of(QUARTER)).text
    assert HEADING not in page and 'name="proposal"' not in page
