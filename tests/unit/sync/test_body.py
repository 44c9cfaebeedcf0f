"""A body is split so that each item keeps its own bytes, whatever else is in the body."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import compact
from sync.body import Claim, NotABody, TooMany, split
from sync.limits import MAX_CLAIMS, MAX_ITEMS
from tests.unit.sync.test_strict import BLANKS, VALUES

DIGEST = "x" * 43


@given(st.lists(VALUES, max_size=6), BLANKS, st.dictionaries(st.text(), VALUES, max_size=3))
def test_slices_are_the_items_as_sent(items, blank, beside) -> None:
    beside = {name: value for name, value in beside.items() if name not in ("items", "have")}
    texts = [json.dumps(item, ensure_ascii=False) for item in items]
    joined = f"{blank},{blank}".join(texts)
    body = f'{{{blank}"items":{blank}[{blank}{joined}{blank}]'
    body += "".join(f",{json.dumps(name)}:{json.dumps(value)}" for name, value in beside.items())

    found = split((body + "}" + blank).encode())

    assert [item.raw.decode() for item in found.items] == texts
    assert [item.value for item in found.items] == items


@given(st.lists(VALUES, max_size=6), st.dictionaries(st.text(), VALUES, max_size=3))
def test_the_compact_form_is_split_like_any_other(items, beside) -> None:
    body = compact.write({**beside, "items": items})

    assert split(body) == split(body + b" ")
    assert [item.raw for item in split(body).items] == [compact.write(item) for item in items]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_body_or_refused(data) -> None:
    try:
        split(data)
    except NotABody:
        return
    assert isinstance(json.loads(data)["items"], list)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"items":{}}',
        b'{"items":null}',
        b'{"items":[',
        b'{"items":[]',
        b'{"items":[]}x',
        b'{"items":[]}{"items":[]}',
        b'{"items":[],}',
        b'{"items":[1 2]}',
        b'{"items":[],"items":[]}',
        b'\xef\xbb\xbf{"items":[]}',
        '{"items":[]}'.encode("utf-16"),
        b'{"items":["\xff"]}',
        b'{"items":["\xed\xa0\x80"]}',
        b'{"items":[' + b"[" * 100_000 + b"]" * 100_000 + b"]}",
        b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b',"items":[]}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_not_a_body(data) -> None:
    with pytest.raises(NotABody):
        split(data)


def test_lists_over_their_limit_are_too_many() -> None:
    claim = {"id": "a", "digest": DIGEST}
    with pytest.raises(TooMany):
        split(json.dumps({"items": [1] * (MAX_ITEMS + 1)}).encode())
    with pytest.raises(TooMany):
        split(json.dumps({"items": [], "have": [claim] * (MAX_CLAIMS + 1)}).encode())


@pytest.mark.parametrize(
    "have", ["null", "7", "NaN", '{"id":1}', '[1,null,{"id":1}]', '[{"id":""}]']
)
def test_malformed_claims_harm_no_item(have) -> None:
    found = split(f'{{"have":{have},"waiting":NaN,"waiting":1e999,"items":[{{}}]}}'.encode())

    assert len(found.items) == 1
    assert found.have == []


def test_a_claim_needs_an_id_and_a_digest() -> None:
    claims = [{"id": "a", "digest": DIGEST, "more": 1}, {"id": "a b", "digest": DIGEST}]

    found = split(json.dumps({"items": [], "have": claims}).encode())

    assert found.have == [Claim("a", DIGEST)]
