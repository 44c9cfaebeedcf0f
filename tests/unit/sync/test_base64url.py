"""Base64url is written and read as the standard library does."""

import base64

from hypothesis import given
from hypothesis import strategies as st

from sync import base64url


@given(st.binary(max_size=100))
def test_round_trip(data) -> None:
    text = base64url.encode(data)

    assert text == base64.urlsafe_b64encode(data).decode().rstrip("=")
    assert base64url.decode(text.encode()) == data
