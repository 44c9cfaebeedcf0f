"""JSON that two parsers could read differently is found out, whatever its length."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.strict import DEEPEST, LARGEST_INTEGER, Fault, Faulty, all_writable, read, slice_at

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
BLANKS = st.text(" \t\n\r", max_size=3)


@given(VALUES, BLANKS, BLANKS, st.booleans())
def test_good_json_is_read_as_the_library_reads_it(value, before, after, ascii_only) -> None:
    text = before + json.dumps(value, ensure_ascii=ascii_only) + after

    assert read(text.encode()) == json.loads(text) == value


@given(VALUES)
def test_the_compact_form_is_read_like_any_other(value) -> None:
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    assert read(raw) == read(raw + b" ") == value


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_read_or_found_faulty(raw) -> None:
    try:
        value = read(raw)
    except Faulty:
        return
    assert value == json.loads(raw)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("NaN", Fault.NOT_A_NUMBER),
        ('{"a":[-Infinity]}', Fault.NOT_A_NUMBER),
        ("1e999", Fault.NOT_A_NUMBER),
        ('{"a":1,"a":1}', Fault.DUPLICATE_KEYS),
        ('{"b":{"a":1,"\\u0061":2}}', Fault.DUPLICATE_KEYS),
        (str(LARGEST_INTEGER + 1), Fault.HUGE_INTEGER),
        ("-" + "9" * 100_000, Fault.HUGE_INTEGER),
        ("", Fault.NOT_JSON),
        ("{}{}", Fault.NOT_JSON),
        ("{'a':1}", Fault.NOT_JSON),
        ('"\x00"', Fault.NOT_JSON),
        ("[1,]", Fault.NOT_JSON),
        ("[" * 100_000, Fault.TOO_DEEP),
        ("[" * 100_000 + "]" * 100_000, Fault.TOO_DEEP),
        ('{"a":' * 900 + "NaN" + "}" * 900, Fault.TOO_DEEP),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), Fault.TOO_DEEP),
    ],
)
def test_a_fault_has_its_name(text, fault) -> None:
    with pytest.raises(Faulty) as faulty:
        read(text.encode())
    assert faulty.value.fault is fault


def test_brackets_inside_texts_are_not_depth() -> None:
    text = json.dumps({"a": ["[" * 500, '\\"{' * 200], "b": "]"})

    assert read(text.encode()) == json.loads(text)


def test_a_value_with_a_fault_still_has_its_slice() -> None:
    found, end = slice_at('[{"a":NaN} ,1]', 1)

    assert (found.raw, end) == (b'{"a":NaN}', 10)


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud800", "\\uDFFF\\ud83d"])
def test_what_cannot_be_written_down_is_found_in_keys_and_values(escape) -> None:
    assert not all_writable(slice_at(f'{{"a":["x{escape}"]}}', 0)[0])
    assert not all_writable(slice_at(f'{{"x{escape}":1}}', 0)[0])


def test_a_whole_surrogate_pair_can_be_written_down() -> None:
    assert all_writable(slice_at('{"a":"\\ud83d\\ude00 \\u00e9"}', 0)[0])
