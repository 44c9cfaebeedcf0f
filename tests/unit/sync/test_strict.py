"""JSON that two parsers could read differently is found to be faulty, whatever its length."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import strict
from sync.limits import MAX_DEPTH, MAX_INTEGER
from sync.strict import Fault, Faulty, all_writable, read, slice_at

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
BLANKS = st.text(" \t\n\r", max_size=3)
PIECES = (
    *(
        "NaN",
        "Infinity",
        "-Infinity",
        "-",
        "1",
        "-0",
        "01",
        "1.",
        "1.5",
        "1e5",
        "1e999",
        "9" * 5000,
    ),
    *(str(MAX_INTEGER), str(MAX_INTEGER + 1), "9" * 17, "9" * 18, "1." + "9" * 5000, "1_000"),
    *('"a"', '"', '"\\u0061"', '"\\ud800"', '"\\u12"', '"\\x"', '"\x00"', '"\n"', '"a\\"', "'a'"),
    *(
        "true",
        "tru",
        "false",
        "null",
        "{}",
        "[]",
        "{",
        "[",
        "}",
        "]",
        ",",
        ":",
        '"a":',
        '{"a":1,"a":2}',
    ),
    *(" ", "\t", "\n", "\x0b", "\ufeff", "\xa0", "//", "é", '"é"', "😀", "\u2028", "٣"),
)


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
        (str(MAX_INTEGER + 1), Fault.HUGE_INTEGER),
        ("-" + "9" * 100_000, Fault.HUGE_INTEGER),
        ("", Fault.NOT_JSON),
        ("{}{}", Fault.NOT_JSON),
        ("{'a':1}", Fault.NOT_JSON),
        ('"\x00"', Fault.NOT_JSON),
        ("[1,]", Fault.NOT_JSON),
        ("[" * 100_000, Fault.TOO_DEEP),
        ("[" * 100_000 + "]" * 100_000, Fault.TOO_DEEP),
        ('{"a":' * 900 + "NaN" + "}" * 900, Fault.TOO_DEEP),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), Fault.TOO_DEEP),
    ],
)
def test_a_fault_has_its_name(text, fault) -> None:
    with pytest.raises(Faulty) as faulty:
        read(text.encode())
    assert faulty.value.fault is fault


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.integers(0, 20))
def test_values_ends_and_faults_are_those_of_the_librarys_own_scanner(text, start) -> None:
    try:
        found, end = slice_at(text, start)
    except Faulty as faulty:
        assert scan(text, start) is faulty.fault
    else:
        assert (repr(found.value), end, found.fault) == scan(text, start)
        assert found.raw == text[start:end].encode()


def scan(text, start):
    """What the decoders' inner scanner, which has no public name, makes of it."""
    strictly, loosely = vars(strict._STRICT)["scan_once"], vars(strict._LOOSE)["scan_once"]
    try:
        try:
            value, end = strictly(text, start)
            return repr(value), end, None
        except Faulty as faulty:
            value, end = loosely(text, start)
            return repr(value), end, faulty.fault
    except (json.JSONDecodeError, StopIteration):
        return Fault.NOT_JSON


@pytest.mark.parametrize(
    ("text", "end", "fault"),
    [
        ('[NaN, "é"] ', 10, Fault.NOT_A_NUMBER),
        ('{"a":1,"a":NaN},', 15, Fault.NOT_A_NUMBER),
        ('{"b":{"a":1,"a":2},"c":NaN}', 27, Fault.DUPLICATE_KEYS),
        ("[1e999,9007199254740992]]", 24, Fault.NOT_A_NUMBER),
        ("[9007199254740992,1e999]]", 24, Fault.HUGE_INTEGER),
        ("9" * 5000 + "x", 5000, Fault.HUGE_INTEGER),
        ("1.5e3]", 5, None),
        ("01", 1, None),
        ("-0", 2, None),
        ("1_000", 1, None),
        ("nullx", 4, None),
        ('"\\ud800" ', 8, None),
    ],
)
def test_the_first_fault_is_named_and_the_slice_ends_where_its_value_ends(text, end, fault) -> None:
    found, after = slice_at(text, 0)

    assert (after, found.fault) == (end, fault)
    assert found.raw == text[:end].encode()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " 1",
            "tru",
            "-",
            "+1",
            ".5",
            "'a'",
            "\ufeff1",
            "\xa01",
            "٣",
            "]",
            "[1,]",
            "[NaN",
            "[1 2]",
        )
    ]
    + [
        '{"a":1,"a"',
        '{"a" 1}',
        "{1:2}",
        '{"a":1,}',
        '"\n"',
        '"\x00"',
        '"\\x"',
        '"\\u12"',
        '"a\\"',
        '"',
    ],
)
def test_a_text_that_begins_with_no_value_is_not_json(text) -> None:
    with pytest.raises(Faulty) as faulty:
        slice_at(text, 0)
    assert faulty.value.fault is Fault.NOT_JSON


def test_brackets_inside_texts_are_not_depth() -> None:
    text = json.dumps({"a": ["[" * 500, '\\"{' * 200], "b": "]"})

    assert read(text.encode()) == json.loads(text)


def test_a_value_with_a_fault_still_has_its_slice() -> None:
    found, end = slice_at('[{"a":NaN} ,1]', 1)

    assert (found.raw, end) == (b'{"a":NaN}', 10)


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud800", "\\uDFFF\\ud83d"])
def test_unwritable_text_is_found_in_keys_and_values(escape) -> None:
    assert not all_writable(slice_at(f'{{"a":["x{escape}"]}}', 0)[0])
    assert not all_writable(slice_at(f'{{"x{escape}":1}}', 0)[0])


def test_a_whole_surrogate_pair_is_writable() -> None:
    assert all_writable(slice_at('{"a":"\\ud83d\\ude00 \\u00e9"}', 0)[0])
