"""The operator gives up what is sealed with unknown keys, and there is room again."""

import secrets

import pytest
from flask import Flask

from tests.support.reports import codes, large_report, new_public_key, post, sealed_report
from tests.support.unit_reports import open_all
from webapp.arrivals.models import Arrival
from webapp.audit import trail
from webapp.config import Config
from webapp.extensions import db
from webapp.keys import keyring
from webapp.quarantine.trying_again import give_up, try_again

pytestmark = pytest.mark.postgresql


def test_what_is_given_up_keeps_its_beginning_and_its_answer(app: Flask) -> None:
    client, item = app.test_client(), large_report(public=new_public_key())
    assert codes(post(client, item, sealed_report())) == ["quarantined", "stored"]

    assert (give_up(), give_up()) == (1, 0)

    first, second = db.session.query(Arrival).order_by(Arrival.sequence)
    assert (len(first.raw), first.trimmed, second.trimmed) == (2048, True, False)
    assert codes(post(client, item)) == ["quarantined"]
    open_all(app)
    assert [line.event for line in trail.newest(before=None, limit=5)[0]] == ["arrivals-given-up"]


def test_what_a_key_here_opens_is_not_given_up(app: Flask, config: Config) -> None:
    keyring.ensure()
    public, file = keyring.public_set()[0], config.instance_dir / "keys" / "0001.json"
    keyring.rotate()
    aside = file.rename(config.instance_dir / "aside")
    post(app.test_client(), large_report(public=public))
    aside.rename(file)
    assert (give_up(), try_again()) == (0, 1)


def test_a_flood_of_what_is_no_report_can_be_given_up_by_its_reason(app: Flask) -> None:
    noise = [{"name": secrets.token_hex(80)} for _ in range(21)]
    post(app.test_client(), sealed_report({"answers": {"rung": noise}}))
    open_all(app)
    assert (give_up(), give_up("too_much")) == (0, 1)
    assert db.session.query(Arrival).one().trimmed


def test_what_would_give_no_room_is_not_given_up(app: Flask) -> None:
    post(app.test_client(), sealed_report(public=new_public_key()))
    assert give_up() == 0
