"""Only JSON with one meaning is read fast; the careful reader takes the rest."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.compact import NOT_COMPACT, read, write
from tests.unit.sync.test_strict import VALUES


@given(VALUES)
def test_what_is_written_is_read_again(value) -> None:
    assert read(write(value)) == value


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_what_is_read_is_what_the_library_reads(raw) -> None:
    value = read(raw)

    assert value is NOT_COMPACT or value == json.loads(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":1}',
        b'{"a":1,"\\u0061":2}',
        b'{"a":{"b":1,"b":2}}',
        b"[1, 2]",
        b" 1",
        b"1\n",
        b"-0",
        b"1e2",
        b"1e999",
        b"NaN",
        b"9007199254740992",
        b"-9007199254740992",
        b"18446744073709551616",
        b'"\\/"',
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b'\xef\xbb\xbf""',
        b"[1,]",
        b"1 2",
        b"",
        b"[" * 5_000 + b"]" * 5_000,
        b"9" * 100_000,
    ],
)
def test_a_text_of_another_form_or_meaning_is_not_read(raw) -> None:
    assert read(raw) is NOT_COMPACT


def test_null_is_a_value() -> None:
    assert read(b"null") is None


def test_an_unpaired_surrogate_survives_the_round_trip() -> None:
    assert json.loads(write({"id": "\ud800x"})) == {"id": "\ud800x"}
