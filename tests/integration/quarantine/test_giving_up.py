"""The operator gives up what is sealed with unknown keys, and there is room again."""

from flask import Flask

from tests.support.reports import codes, large_report, new_public_key, post, sealed_report
from tests.support.unit_reports import open_all
from webapp.arrivals.models import Arrival
from webapp.audit import trail
from webapp.extensions import db
from webapp.quarantine.trying_again import give_up_unknown_keys


def test_what_is_given_up_keeps_its_beginning_and_its_answer(app: Flask) -> None:
    client, item = app.test_client(), large_report(public=new_public_key())
    assert codes(post(client, item, sealed_report())) == ["quarantined", "stored"]

    assert (give_up_unknown_keys(), give_up_unknown_keys()) == (1, 0)

    first, second = db.session.query(Arrival).order_by(Arrival.sequence)
    assert (len(first.raw), first.trimmed, second.trimmed) == (2048, True, False)
    assert codes(post(client, item)) == ["quarantined"]
    open_all(app)
    assert [line.event for line in trail.newest(before=None, limit=5)[0]] == ["arrivals-given-up"]
