"""A private key that is away is trouble, and no fault of a report: it waits."""

import json

import pytest

from tests.support.reports import post, sealed_report
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.keys import keyring
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql


def states():
    db.session.rollback()
    arrivals = db.session.query(Arrival).order_by(Arrival.sequence)
    return [(arrival.status, arrival.reason) for arrival in arrivals]


def test_while_its_key_is_away_a_report_waits_and_blocks_nobody(client, key_away) -> None:
    old_key, take_away = key_away
    post(client, *[sealed_report(public=old_key) for _ in range(5)])
    put_back = take_away()
    post(client, sealed_report())

    assert open_pending(read_report, file_reports, limit=2) == 1
    assert states() == [("waiting", None)] * 5 + [("opened", None)]

    put_back()
    assert open_pending(read_report, file_reports) == 5


def test_a_machine_with_public_keys_only_opens_and_spoils_nothing(client, folder) -> None:
    keyring.ensure()
    whole = (folder / "0001.json").read_text()
    post(client, sealed_report())
    public = {name: keyring.public_set()[0][name] for name in ("kty", "crv", "x", "y")}
    (folder / "0002.json").write_text(json.dumps(public))
    (folder / "0001.json").unlink()

    assert open_pending(read_report, file_reports) == 0
    assert states() == [("waiting", None)]

    (folder / "0003.json").write_text(whole)
    assert open_pending(read_report, file_reports) == 1
