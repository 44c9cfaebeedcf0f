"""What is odd about a report is named on its page."""

import pytest
from flask import Flask

from tests.support.cast import OFFICER, Enter
from tests.support.reading import text_of
from tests.support.unit_reports import deliver


@pytest.mark.parametrize("version", [0, 2, None])
def test_a_version_of_the_form_that_is_not_understood_is_named(
    app: Flask, enter: Enter, version: int | None
) -> None:
    report = deliver(app, form_version=version)
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{report.id}"))
    assert f"does not know ({version or 'none given'})" in page


def test_the_form_of_today_is_read_without_a_word(app: Flask, enter: Enter) -> None:
    page = enter(OFFICER).opens(f"/unit/reports/{deliver(app).id}").text
    assert "version of the form" not in page


def test_a_text_on_the_card_that_is_too_long_is_flagged(app: Flask, enter: Enter) -> None:
    report = deliver(app, answers={"before_we_ring": "x" * 501})
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{report.id}"))
    assert "Before you ring: Longer than the form takes" in page
