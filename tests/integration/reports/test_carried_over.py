"""Without JavaScript: the form carries its ticks on, and corrections."""

import pytest
from sqlalchemy import select

from tests.support.client import HouseClient
from tests.support.no_script_form import WHOLE, check, open_report, save
from tests.support.paths import code_of
from tests.support.whole_reports import whole
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports.models import Report
from webapp.reports.opened import read_report


def test_ticks_are_carried_on_to_the_report(client: HouseClient) -> None:
    """A phone that cannot seal sends its form this way, with the ticks in it."""
    form = {**WHOLE, "tick": ["a.b", "a.c"]}
    assert "Steps you ticked as done: 2." in check(client, form).get_data(as_text=True)
    save(client, form)
    assert whole(open_report()).ticks == ["a.b", "a.c"]


def test_the_steps_take_no_form(client: HouseClient) -> None:
    assert client.post(f"/steps/{code_of('bullying')}", data={"tick": "a.b"}).status_code == 405


def test_the_number_and_length_of_ticks_are_limited(client: HouseClient) -> None:
    save(client, {**WHOLE, "tick": ["x" * 500] * 500})
    ticks = whole(open_report()).ticks
    assert len(ticks) == 200 and {len(tick) for tick in ticks} == {80}


def test_a_correction_is_offered_and_sent(client: HouseClient) -> None:
    offered = save(client, WHOLE).get_data(as_text=True)
    first = open_report()
    assert f'name="amends" value="{first.report_id}"' in offered
    page = check(client, {"amends": str(first.report_id), "change": "yes"}).get_data(as_text=True)
    assert "What you saved before is kept too" in page and first.reference in page
    form = {"amends": str(first.report_id), "ages": "14"}
    summary = check(client, form).get_data(as_text=True)
    assert (
        "14" in summary
        and "Not answered" not in summary
        and "Some answers are missing" not in summary
    )
    save(client, form)
    open_pending(read_report, file_reports)
    second = db.session.scalars(select(Report).order_by(Report.id.desc())).first()
    assert second and second.amends == first.report_id and not second.incomplete


@pytest.mark.parametrize("pressed", [{}, {"anyway": "yes"}])
def test_an_empty_correction_is_refused(client: HouseClient, pressed: dict[str, str]) -> None:
    amends = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e"
    answer = check(client, {"amends": amends, **pressed})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Fill in what has changed" in page and '<div data-part="go-on" hidden>' in page


def test_an_invalid_report_id_cannot_be_corrected(client: HouseClient) -> None:
    page = check(client, {"amends": "<b>x", "change": "yes"}).get_data(as_text=True)
    assert '<div data-part="amends" hidden>' in page
    save(client, {**WHOLE, "amends": "<b>x"})
    assert open_report().amends is None
