"""No log level reveals what anybody wrote or typed, or their name."""

import json
import re
import urllib.error
import urllib.parse
import urllib.request

from tests.support.product import Product

TYPED = {
    "contact_name": "Sam Okafor",
    "contact_phone": "0161 496 0123",
    "contact_email": "sam@example.org",
    "before_we_ring": "After six, please",
    "anyway": "yes",
}
ID = re.compile(r'name="id" value="([0-9a-f-]{36})"')


def test_a_report_a_bad_delivery_and_a_sign_in_leave_no_trace_in_the_log(product: Product) -> None:
    checked = posts(product, "/report/check", TYPED)
    found = ID.search(checked)
    assert found
    assert "It has arrived, " in posts(product, "/report/save", {**TYPED, "id": found[1]})
    for body in ({"items": [TYPED, {"id": "Sam Okafor", "x": "\0"}]}, {"item": TYPED}, TYPED):
        posts(product, "/sync/v1/reports", json.dumps(body).encode())
    posts(product, "/unit/sign-in", {"email": "sam@example.org", "password": "After six, please"})
    posts(product, "/report/Sam%20Okafor", TYPED)

    said = product.log.read_text()
    assert "E-safety is ready." in said
    for word in (*TYPED.values(), found[1]):
        assert word == "yes" or word not in said


def posts(product: Product, path: str, sent: dict[str, str] | bytes) -> str:
    """The answer's text, also of a refusal; what is bytes goes as JSON."""
    is_json = isinstance(sent, bytes)
    body = sent if is_json else urllib.parse.urlencode(sent).encode()
    kind = "application/json" if is_json else "application/x-www-form-urlencoded"
    request = urllib.request.Request(product.address + path, body, {"Content-Type": kind})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refused:
        if refused.code == 307:
            return posts(product, refused.headers["Location"], sent)
        return str(refused.read().decode())
