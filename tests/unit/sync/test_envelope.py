"""An item is judged by its envelope and the seal's readable header, the same each time."""

import hashlib
import json
import uuid

from hypothesis import given
from hypothesis import strategies as st

from sync.contract import Code
from sync.envelope import id_from, judge
from sync.strict import Fault, slice_at
from tests.support.reports import new_public_key, sealed_report, uuid7
from tests.unit.sync.test_strict import VALUES

KEY = new_public_key()
ENVELOPE = sealed_report(public=KEY)


def judged(envelope):
    return judge(slice_at(json.dumps(envelope), 0)[0], kids=[KEY["kid"]])


def test_a_sound_envelope_is_kept_under_its_own_id_with_its_own_bytes() -> None:
    text = json.dumps(ENVELOPE, indent=1)

    item = judge(slice_at(text, 0)[0], kids=["another", KEY["kid"]]).item

    assert (item.id, item.digest, item.raw) == (ENVELOPE["id"], ENVELOPE["digest"], text.encode())
    assert item.fault is None


@given(VALUES)
def test_any_value_is_quarantined_and_found_again(value) -> None:
    first, second = judged(value), judged(value)

    assert first == second
    assert first.item.fault
    assert first.item.id == id_from(json.dumps(value).encode())


@given(st.sampled_from(sorted(ENVELOPE)) | st.text(), VALUES)
def test_with_any_one_field_changed_the_item_is_kept_or_asked_for_again(name, value) -> None:
    result = judged({**ENVELOPE, name: value})

    assert result.item or result.refusal is Code.RETRY_LATER
    assert judged({**ENVELOPE, name: value}) == result


def test_the_id_made_from_a_slice_is_a_uuid_of_version_8() -> None:
    made = uuid.UUID(id_from(b"x"))

    assert (made.version, made.variant) == (8, uuid.RFC_4122)
    assert made.bytes[:6] == hashlib.sha256(b"x").digest()[:6]


def test_an_unknown_key_is_named_before_the_id_inside() -> None:
    other = sealed_report(public=new_public_key(), report_id=uuid7())

    assert judged({**other, "id": uuid7()}).item.fault == Fault.UNKNOWN_KEY
