"""Every page and form of the reporter's side, with odd addresses, methods, headers and fields."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from werkzeug.routing import Rule

from tests.attack import wire
from tests.attack.routes import all_rules, fill
from tests.attack.target import CANARIES, Target
from tests.attack.tries import Try, attempt
from tests.support import no_script_form, reports
from tests.support.every_question import filled_form

HEALTH = "/healthz"
NAME = "odd pages and forms of the reporter's side"

VALUES = (
    "x",
    "0",
    "-1",
    "%00",
    "%ff",
    "..%2f..%2fetc",
    "a" * 2000,
    quote("ünï\ud7ff"),
    "%0d%0aX:y",
    "9" * 30,
    "{{7*7}}",
    "'",
)
QUERIES = ("?a=1", "?a[]=1&a=2", "?%00=%ff", "?next=//evil.example", "?" + "a=1&" * 2000)
METHODS = ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "POST", "PROPFIND", "get")
HEADERS: tuple[dict[str, str], ...] = (
    *({"Accept": "\x01"}, {"Accept_Language": "x" * 20_000}, {"Accept_Encoding": "br;q=x, *;q=9"}),
    *({"Cookie": "unit=x; unit=y; ;=;\x7f"}, {"Range": "bytes=9-1"}, {"If_None_Match": '"' * 500}),
    *(
        {"If_Modified_Since": "yesterday"},
        {"HX_Request": "true"},
        {"X_HTTP_Method_Override": "PUT"},
    ),
    *(
        {"Sec_Fetch_Site": "cross-site"},
        {"Origin": "null"},
        {"Referer": "//"},
        {"Host": "evil.example"},
    ),
)
TYPES = (
    *("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary="),
    *(
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-16",
        "/",
        "",
    ),
)
PARTS = (
    *(
        b"",
        b"\xff\xfe",
        b"%",
        b"%ff%fe=%00",
        b"=&=&=",
        b"a" * 100_000,
        b"&" * 100_000,
        b"a=1&" * 20_000,
    ),
    b'--x\r\nContent-Disposition: form-data; name="types"; filename="x"\r\n\r\n1\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="\0"\r\n\r\n1\r\n' * 50,
)
TYPED = (
    *("\0", "\ud7ff\ufffe", "x" * 5000, "<script>alert(1)</script>", "{{7*7}}", "%s%n", "9" * 500),
    *(
        "-1",
        "2026-13-45",
        "0000-00-00",
        "[]",
        "given",
        "not_known",
        "ES\u202e",
        "٣",
        "1e9",
        "9" * 20,
        "12-3, -4",
    ),
)


def attack(target: Target) -> Iterator[Try]:
    """Everything, on every route that needs no sign-in."""
    rules = [rule for rule in all_rules() if not rule.rule.startswith(("/unit", "/sync"))]
    for rule in rules:
        for path in _addresses(rule):
            answer = target.ask(wire.request("GET", path))
            yield attempt(f"GET {path[:40]}", answer, is_health=path.startswith(HEALTH))
        yield from _other_ways(target, next(_addresses(rule)))
    for rule in rules:
        if "POST" in (rule.methods or ()):
            yield from _odd_forms(target, next(_addresses(rule)))


def _addresses(rule: Rule) -> Iterator[str]:
    for value in VALUES if rule.arguments else ("",):
        yield fill(rule, value)
    yield from (rule.rule.split("<")[0] + query for query in QUERIES)


def _other_ways(target: Target, path: str) -> Iterator[Try]:
    for method in METHODS:
        answer = target.ask(wire.request(method, path))
        yield attempt(f"{method} {path}", answer, is_health=path.startswith(HEALTH))
    for header in HEADERS:
        answer = target.ask(wire.request("GET", path, b"", **header))
        name = f"{path} with {[*header][0]}"
        yield attempt(name, answer, is_health=path.startswith(HEALTH))


def odd_bodies(path: str, **headers: str) -> Iterator[tuple[str, bytes]]:
    """Posts whose body is no form of ours: what each is, and the request."""
    for kind in TYPES:
        for body in PARTS:
            sent = wire.request("POST", path, body, Content_Type=kind or None, **headers)
            yield f"{path} as {kind}", sent


def _odd_forms(target: Target, path: str) -> Iterator[Try]:
    for name, sent in odd_bodies(path):
        yield attempt(name, target.ask(sent))
    for name in filled_form():
        for text in TYPED:
            answer = target.ask(wire.post_form(path, {**_form(), name: [text, text]}))
            yield attempt(f"{path} {name}: {text[:20]!r}", answer)


def _form() -> dict[str, Any]:
    return {**no_script_form.WHOLE, **CANARIES, "id": reports.uuid7(), "code": ""}
