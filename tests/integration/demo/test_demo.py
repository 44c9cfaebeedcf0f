"""`esafety demo` sends realistic reports over HTTP."""

import threading

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.serving import make_server

from tests.support.cast import OFFICER, Enter
from tests.support.unit_reports import open_all
from webapp.demo import send
from webapp.extensions import db
from webapp.keys import keyring
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank


def test_every_demo_report_arrives_and_can_be_read(app: Flask, enter: Enter) -> None:
    keyring.ensure()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        sent = send.send(f"http://127.0.0.1:{server.port}", count=9)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    open_all(app)
    kept = db.session.scalars(select(Report).order_by(Report.id)).all()
    assert sorted(report.reference for report in kept) == sorted(sent)
    assert len(set(sent)) == 9
    corrections = [report for report in kept if report.amends]
    assert [report.amends for report in corrections] == [kept[0].report_id]
    assert {report.rank for report in kept} == {*Rank}
    officer = enter(OFFICER)
    for report in kept:
        page = officer.opens(f"/unit/reports/{report.id}").text
        assert "Not one of the form’s answers" not in page


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "file:///etc", "nowhere"])
def test_an_address_that_does_not_answer_is_an_error(address: str) -> None:
    with pytest.raises(send.NobodyThere, match="^Nothing answers at "):
        send.send(address)
