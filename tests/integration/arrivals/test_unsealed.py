"""A report written without script is sealed here and kept like any other, once for each id."""

import pytest

from sync.contract import CannotKeep, Code
from tests.support.reports import report, uuid7
from tests.support.whole_reports import whole
from webapp.arrivals import keeping, unsealed
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.keys import keyring
from webapp.reports.models import Report
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql


def test_it_is_kept_and_opens_as_it_was_given() -> None:
    given, id = report(answers={"before_we_ring": "Ring “Zoë”"}), uuid7()

    outcome = unsealed.seal_and_keep(given, id)
    open_pending(read_report, file_reports)

    assert outcome.code is Code.STORED
    kept = db.session.query(Report).one()
    assert (kept.report_id, whole(kept).answers) == (id, given["answers"])


def test_the_same_id_again_answers_the_first_receipt() -> None:
    id = uuid7()
    first = unsealed.seal_and_keep(report(), id)

    again = unsealed.seal_and_keep(report(answers={"organisation": "Another"}), id)

    assert again == (Code.ALREADY_STORED, first.arrived_at)
    assert db.session.query(Arrival).count() == 1


@pytest.mark.parametrize(
    "id",
    ["", "7", "01936B2E-6F3A-7C1D-9B1E-2F3A4B5C6D7E", "00000000-0000-0000-0000-000000000000"],
)
def test_an_id_that_no_page_minted_is_refused(app, id) -> None:
    with pytest.raises(ValueError, match="cannot|can be kept"):
        unsealed.seal_and_keep(report(), id)


def test_without_a_private_key_it_is_refused(app, monkeypatch) -> None:
    monkeypatch.setattr(keyring, "can_open", lambda: False)

    assert not unsealed.is_open()
    with pytest.raises(unsealed.DoorClosed):
        unsealed.seal_and_keep(report(), uuid7())


def test_a_database_failure_gives_no_receipt(app) -> None:
    db.drop_all()

    with pytest.raises(CannotKeep):
        unsealed.seal_and_keep(report(), uuid7())


def test_nothing_to_keep_needs_no_database(app) -> None:
    db.drop_all()

    assert keeping.keep([]) == []
