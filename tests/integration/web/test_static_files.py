"""The phone's built files: kept for ever, and with no header that a first visit does not need."""

import pytest

from webapp.web import assets


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_file_is_kept_for_ever_and_offers_no_way_to_ask_whether_it_changed(
    client, encoding
) -> None:
    with client.get(assets.asset_url("report.js"), headers={"Accept-Encoding": encoding}) as answer:
        sent = answer.headers
    assert answer.status_code == 200
    assert sent.get("Content-Encoding", "identity") == encoding
    assert "immutable" in sent["Cache-Control"]
    assert not {"ETag", "Last-Modified"} & set(sent.keys())
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Cross-Origin-Resource-Policy"] == "same-origin"
