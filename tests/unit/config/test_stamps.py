"""What is cached of a file of secrets is read again when its stamp is another."""

import os
from pathlib import Path

from webapp.secret_files import stamp_of, stamped_once


def change(file: Path) -> None:
    file.touch()
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))


def test_a_file_that_is_changed_or_replaced_has_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "key"
    assert stamp_of(str(file)) is None
    change(file)
    first = stamp_of(str(file))
    assert first is not None
    assert stamp_of(str(file)) == first
    change(file)
    assert stamp_of(str(file)) != first


def test_a_batch_sees_one_stamp_and_the_next_batch_today_s(tmp_path: Path) -> None:
    file = tmp_path / "key"
    change(file)
    with stamped_once():
        first = stamp_of(str(file))
        change(file)
        assert stamp_of(str(file)) == first
    with stamped_once():
        assert stamp_of(str(file)) != first


def test_one_that_fails_ends_its_batch(tmp_path: Path) -> None:
    file = tmp_path / "key"
    try:
        with stamped_once():
            assert stamp_of(str(file)) is None
            raise OSError
    except OSError:
        change(file)
    assert stamp_of(str(file)) is not None
