"""Storage keys are made once, readable by nobody else, and missed where texts need them."""

from pathlib import Path

import pytest
from flask import Flask

from webapp.config import current_config
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.texts import reading, sealing, storage_keys
from webapp.texts.cipher import DoesNotOpen
from webapp.texts.models import DataKey, SealedText
from webapp.texts.sealing import RAW, REPORT, seal_report
from webapp.texts.storage_keys import BadStorageKey, StorageKeyAway, StorageKeysMissing

pytestmark = pytest.mark.postgresql


@pytest.fixture
def folder(app: Flask) -> Path:
    return current_config().storage_keys


def keep(*numbers: int) -> None:
    sealed = [seal_report(each, text=f"text {each}".encode(), raw=b"raw") for each in numbers]
    with writing():
        sealing.keep(db.session.connection(), sealed)


def test_the_first_key_is_made_once_and_for_the_servers_user_only(folder: Path) -> None:
    storage_keys.ensure()
    (file,) = folder.iterdir()
    assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_is_sealed_before_and_after_a_new_key_opens(folder: Path) -> None:
    keep(1)
    storage_keys.add()
    keep(2)
    assert sorted(file.name for file in folder.iterdir()) == ["0001.key", "0002.key"]
    assert reading.read_texts(REPORT, [1, 2, 3]) == {1: b"text 1", 2: b"text 2"}
    assert len({row.storage_kid for row in db.session.query(DataKey)}) == 2


def test_raw_bytes_open_under_the_same_key_and_in_no_other_place(app: Flask) -> None:
    one = seal_report(1, text=b"text", raw=b"raw")
    with writing():
        sealing.keep(db.session.connection(), [one])
    assert reading.open_sealed(REPORT, 1, RAW, one.raw) == b"raw"
    with pytest.raises(DoesNotOpen):
        reading.open_sealed(REPORT, 1, "1", one.raw)
    with pytest.raises(reading.Erased):
        reading.open_sealed(REPORT, 2, RAW, one.raw)


def test_a_text_moved_to_another_report_does_not_open(app: Flask) -> None:
    keep(1, 2)
    with writing():
        first, second = db.session.query(SealedText).order_by(SealedText.owner_id)
        first.blob, second.blob = second.blob, first.blob
    with pytest.raises(DoesNotOpen):
        reading.read_texts(REPORT, [1])


def test_a_start_without_the_key_of_a_text_is_refused_and_makes_no_key(folder: Path) -> None:
    keep(1)
    (folder / "0001.key").rename(folder / "away")
    with pytest.raises(StorageKeysMissing, match="storage-keys"):
        storage_keys.ensure()
    assert [file.name for file in folder.iterdir()] == ["away"]
    with pytest.raises(StorageKeyAway):
        reading.read_texts(REPORT, [1])
    with pytest.raises(StorageKeyAway):
        keep(2)
    (folder / "away").rename(folder / "0001.key")
    storage_keys.ensure()
    assert reading.read_texts(REPORT, [1]) == {1: b"text 1"}


def test_a_start_with_another_key_is_refused(folder: Path) -> None:
    keep(1)
    (folder / "0001.key").unlink()
    storage_keys.add()
    with pytest.raises(StorageKeysMissing):
        storage_keys.ensure()


@pytest.mark.parametrize(("name", "content"), [("0002.key", "short"), ("new.key", "A" * 43)])
def test_a_file_that_is_no_key_is_named(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    with pytest.raises(BadStorageKey, match=name):
        storage_keys.ensure()
