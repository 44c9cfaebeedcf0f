"""Each trouble has a line in the health check, and one on the start page. It names nobody."""

import shutil
from pathlib import Path

import pytest

from tests.support.cast import ADMINISTRATOR, OFFICER
from tests.support.health_check import beat, lines, wait_since
from tests.support.reports import new_public_key, post, sealed_report
from tests.support.unit_reports import open_waiting
from webapp.arrivals import storage
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.health import key_away, troubles
from webapp.health.heartbeat import OPENER, SERVER, Heartbeat, OpenerPulse
from webapp.keys import keyring, known
from webapp.texts import storage_keys

KEY_FILES = "a folder of keys holds a file that is not a key, or that cannot be read"


def test_an_opener_that_falls_silent_is_trouble(client) -> None:
    beat(OPENER, seconds=50)
    assert lines(client) == ["well"]

    beat(OPENER, seconds=70)
    assert lines(client) == ["reports are not being opened (the opener last worked 1 minute ago)"]


def test_only_an_opener_with_a_key_says_that_it_lives(client) -> None:
    OpenerPulse()()
    assert db.session.get(Heartbeat, OPENER) is None

    keyring.ensure()
    OpenerPulse()()
    assert db.session.get(Heartbeat, OPENER) is not None


def test_a_backlog_is_trouble(client) -> None:
    post(client, sealed_report())
    assert lines(client) == ["well"]

    wait_since(minutes=11)
    assert lines(client) == ["reports are waiting to be opened (the oldest for 11 minutes)"]


def test_a_key_that_is_away_is_trouble(client, config) -> None:
    keyring.ensure()
    old = keyring.public_set()[0]
    keyring.rotate()
    post(client, sealed_report(public=old))
    wait_since(minutes=11)
    (config.instance_dir / "keys" / "0001.json").unlink()

    assert lines(client) == ["a key is missing: some reports cannot be opened until it is back"]


def test_a_key_that_is_away_is_trouble_also_for_what_came_later(client, config) -> None:
    keyring.ensure()
    old, file = keyring.public_set()[0], config.instance_dir / "keys" / "0001.json"
    keyring.rotate()
    post(client, sealed_report(public=old))
    open_waiting()
    aside = file.rename(config.instance_dir / "aside")
    assert lines(client) == ["well"]
    post(client, sealed_report(public=old))
    assert lines(client) == ["a key is missing: some reports cannot be opened until it is back"]
    aside.rename(file)
    assert lines(client) == ["well"]


def test_junk_hides_no_key_that_is_away_and_who_sets_it_aside_ends_it(
    client, config, enter, monkeypatch
) -> None:
    monkeypatch.setattr(key_away, "LOOKED_AT", 2)
    keyring.ensure()
    old = keyring.public_set()[0]
    keyring.rotate()
    post(client, sealed_report(public=old))
    open_waiting()
    (config.instance_dir / "keys" / "0001.json").unlink()
    post(client, sealed_report(public=old), *({"junk": number} for number in range(3)))
    assert lines(client) == ["a key is missing: some reports cannot be opened until it is back"]
    page = "/unit/could-not-open"
    enter(OFFICER).submits(f"{page}/2/set-aside", page=page)
    assert lines(client) == ["well"]


def test_a_key_of_a_stranger_is_no_trouble(client) -> None:
    post(client, sealed_report())
    open_waiting()
    post(client, sealed_report(public=new_public_key()))
    assert lines(client) == ["well"]


def test_keys_that_are_all_away_are_trouble_at_once(client, config) -> None:
    post(client, sealed_report())
    (config.instance_dir / "keys").rename(config.instance_dir / "elsewhere")

    assert lines(client) == [
        "a key is missing: some reports cannot be opened until it is back "
        "(none is here, so no report can be taken in)"
    ]


def test_on_a_database_that_knows_a_key_its_absence_is_trouble_before_anything_arrives(
    client, config
) -> None:
    with writing():
        known.note(known.Kind.SEALING, ["a key made elsewhere"])
    assert lines(client) == [
        "a key is missing: some reports cannot be opened until it is back "
        "(none is here, so no report can be taken in)"
    ]


def test_storage_keys_that_are_away_are_trouble(client, config) -> None:
    config.storage_keys.rename(config.instance_dir / "elsewhere")

    assert lines(client) == [
        "storage keys are missing: reports cannot be opened or read until they are back"
    ]


def test_a_file_among_the_keys_that_is_none_is_trouble_and_503(client, config) -> None:
    item = sealed_report()
    (config.instance_dir / "keys" / "0001 copy.json").touch()
    assert lines(client) == [KEY_FILES]
    assert post(client, item).status_code == 200  # with the keys that are known
    client.application.extensions.pop(keyring._CACHE)  # as in a process that has just begun

    assert lines(client) == [KEY_FILES]
    assert post(client, item).status_code == 503


def test_a_key_file_that_is_none_hides_no_other_trouble(client, config) -> None:
    beat(OPENER, minutes=5)
    (config.instance_dir / "keys").mkdir(exist_ok=True)
    (config.instance_dir / "keys" / "0001 copy.json").touch()

    assert lines(client) == [
        "reports are not being opened (the opener last worked 5 minutes ago)",
        KEY_FILES,
    ]


@pytest.mark.parametrize(
    ("name", "status"), [("keys/0002.json", 503), ("storage-keys/0002.key", 200)]
)
def test_a_key_file_that_cannot_be_read_is_trouble_in_words(client, config, name, status) -> None:
    item = sealed_report()
    file = config.instance_dir / name
    file.symlink_to(file)  # not even the superuser can read it
    for cache in (keyring._CACHE, storage_keys._CACHE):
        client.application.extensions.pop(cache, None)

    assert lines(client) == [KEY_FILES]
    assert post(client, item).status_code == status


@pytest.mark.parametrize(
    ("free", "line"),
    [
        (8, "little room is left: large reports stay on the phones (8,192"),
        (0.1, "the disk is full but for the unit’s reserve: reports stay on the phones (102"),
    ],
)
def test_a_disk_that_fills_is_trouble(client, monkeypatch, free, line) -> None:
    gigabyte = 1024 * storage.MEGABYTE
    disk = storage.Disk(100 * gigabyte, int(free * gigabyte))
    monkeypatch.setattr(storage, "database_disk", lambda: disk)

    assert lines(client) == [f"{line} of 102,400 MB free, unopened 0 of 500 MB)"]


def test_what_nobody_opens_is_trouble_also_where_the_disk_is_not_ours(client, monkeypatch) -> None:
    monkeypatch.setattr(storage, "database_disk", lambda: None)
    monkeypatch.setattr(storage, "unopened_bytes", lambda: storage.UNOPENED_BUDGET + 1)

    assert lines(client) == [
        "little room is left: large reports stay on the phones (unopened 501 of 500 MB)"
    ]


def test_a_clock_that_goes_back_is_trouble(client) -> None:
    beat(OPENER, minutes=-5)

    assert lines(client) == ["the clock of this machine has gone back"]


def test_a_clock_that_went_back_is_trouble_until_something_arrives_by_it(client) -> None:
    post(client, sealed_report())
    wait_since(minutes=-5)
    beat(OPENER)
    beat(SERVER)
    assert lines(client) == ["the clock of this machine has gone back"]

    post(client, sealed_report())
    assert lines(client) == ["well"]


@pytest.mark.parametrize("member", [OFFICER, ADMINISTRATOR])
def test_the_start_page_says_it_to_everybody_at_the_unit(client, enter, member) -> None:
    beat(OPENER, minutes=5)

    page = enter(member).opens("/unit/").text

    assert "Tell the person who runs E-safety" in page
    assert "Reports are not being opened (the opener last worked 5 minutes ago)." in page


def test_after_the_databases_file_was_replaced_the_start_page_says_so(enter) -> None:
    officer = enter(OFFICER)
    officer.opens("/unit/")
    if db.engine.dialect.name != "sqlite":
        return
    file = Path(str(db.engine.url.database))
    shutil.copy(file, file.with_name("copy")).rename(file)
    officer.client.application.extensions.pop(troubles.RECENT)

    assert "The database does not answer." in officer.opens("/unit/").text
