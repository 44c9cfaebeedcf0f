"""What a report's path says to the officer: its answers in words, and that it is about the lead."""

import pytest
from flask import Flask

from tests.support import reports
from tests.support.cast import OFFICER, Enter
from tests.support.reading import text_of
from tests.support.unit_reports import deliver


@pytest.mark.parametrize("about", [{"about_lead": "yes"}, {"who": "lead"}])
def test_about_the_lead_is_said_first_and_on_the_corrections_too(
    app: Flask, enter: Enter, about: dict[str, str]
) -> None:
    path = {"danger": "no", "areas": ["nude"], **about}
    report = deliver(
        app, inside={"path": path, "answers": {"rung": [{"who": "my-lead", "result": "spoke"}]}}
    )
    later = deliver(app, inside={"answers": {"ages": [12]}, "amends": report.report_id})
    officer = enter(OFFICER)
    for number in (report.id, later.id):
        page = text_of(officer.opens(f"/unit/reports/{number}"))
        said = page.index("It is about the lead: ring the worker’s own number.")
        assert said < page.index("Take")
        assert page.index("Nobody reached yet") < said
    assert "About the lead" in officer.opens("/unit/").text


def test_a_report_that_is_not_about_the_lead_does_not_say_so(app: Flask, enter: Enter) -> None:
    report = deliver(app, path={**reports.PATH, "about_lead": "no"})
    assert "It is about the lead" not in enter(OFFICER).opens(f"/unit/reports/{report.id}").text


def test_the_paths_new_answers_are_shown_in_words(app: Flask, enter: Enter) -> None:
    path = {"areas": ["nude"], "who": "child_to_adult", "under_18": "not_sure"}
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{deliver(app, path=path).id}"))
    assert "A nude, or filmed undressed Who did it? A child, to an adult" in page
    assert "Could anyone in it be under 18? Not sure" in page
