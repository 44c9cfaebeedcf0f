"""Finds faults in a page's HTML and headers. Every page that a test fetches is checked."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

import turbohtml
from turbohtml import Document, TokenType
from werkzeug.datastructures import Headers

from webapp.web.headers import PAGE_HEADERS

# It differs on each page, and not every page differs in more: those are read once.
CSRF_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
FIELDS = "input, select, textarea"
BUTTONS = {"submit", "button", "hidden", "image", "reset"}
UNTYPED = {*BUTTONS, "checkbox", "radio", "file"}
# Around a fragment, to read it as a page does.
AROUND = "<!DOCTYPE html><html><head></head><body>", "</body></html>"


def find_page_faults(page: str, response_headers: Headers) -> list[str]:
    """Every fault of the page and its headers as a sentence; an empty list if there is none."""
    return [*_faults_in(CSRF_TOKEN.sub("", page)), *_headers(response_headers)]


def find_fragment_faults(part: str, response_headers: Headers) -> list[str]:
    """The same for a fragment of a page, which has no h1 and no title."""
    page = part.join(AROUND)
    document = turbohtml.parse(page)
    return [*_faults_anywhere(page, document), *_headers(response_headers)]


@lru_cache(maxsize=500)
def _faults_in(page: str) -> list[str]:
    document = turbohtml.parse(page)
    return [*_faults_anywhere(page, document), *_headings(document), *_remembered(document)]


def _faults_anywhere(page: str, document: Document) -> Iterator[str]:
    yield from _html(page, document)
    yield from _ids(document)
    yield from _labels(document)
    yield from _inline(document)


def _html(page: str, document: Document) -> Iterator[str]:
    """What the parser says, and where it first reads what is not written: what it mended."""
    if page[:15].lower() != "<!doctype html>":
        yield "HTML: a page begins with its doctype"
    yield from (f"HTML: {one.code} in line {one.line}" for one in document.errors)
    for (line, written), (_, read) in zip_longest(
        _pieces(page), _pieces(document.serialize()), fillvalue=(0, "nothing")
    ):
        if written != read:
            yield f"HTML: {written} in line {line} is read as {read}"
            return


def _pieces(page: str) -> Iterator[tuple[int, str]]:
    """Its tags and words, each with its line. A tag that closes itself is two."""
    for token in turbohtml.tokenize(page):
        if token.type is TokenType.START_TAG:
            yield token.line, f"<{token.tag}>"
        if token.type is TokenType.END_TAG or token.self_closing:
            yield token.line, f"</{token.tag}>"
        if token.type is TokenType.TEXT and (words := (token.data or "").split()):
            yield token.line, " ".join(words)


def _headings(document: Document) -> Iterator[str]:
    if len(document.find_all("h1")) != 1:
        yield "a page has exactly one h1"
    title = document.select_one("head > title")
    if title is None or not title.text.strip():
        yield "a page has a title"
    if document.select_one("html[lang='en-GB']") is None:
        yield "a page says its language, en-GB"


def _ids(document: Document) -> Iterator[str]:
    """What is in a template is another tree."""
    ids = Counter(element.attrs["id"] for element in document.select("[id]:not(template *)"))
    yield from (f"id {name} is used {count} times" for name, count in ids.items() if count > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for element in document.select(f"[{attribute}]:not(template *)"):
            for name in str(element.attrs[attribute]).split():
                if name not in ids:
                    yield f"{attribute} names {name}, which does not exist"


def _labels(document: Document) -> Iterator[str]:
    labelled = {label.attrs.get("for") for label in document.find_all("label")}
    for field in document.select(FIELDS):
        named = field.attrs.get("id") in labelled or field.attrs.get("aria-label")
        if not named and field.attrs.get("type") not in BUTTONS:
            yield f"field {field.attrs.get('name')} has no label"


def _inline(document: Document) -> Iterator[str]:
    for element in document.find_all():
        if element.tag == "style" or "style" in element.attrs:
            yield f"inline style on {element.tag}"
        if element.tag == "script" and "src" not in element.attrs:
            yield "inline script"
        yield from (f"inline handler {name}" for name in element.attrs if name.startswith("on"))


def _remembered(document: Document) -> Iterator[str]:
    """A browser keeps what is typed on a reporter's page, in clear, unless a field says `off`."""
    if document.select_one("body[data-choices]") is None:
        return
    for field in document.select("input, textarea"):
        if field.attrs.get("type") in UNTYPED:
            continue
        # Firefox's session store ignores the form's `off` for a textarea.
        inherits = field.tag == "input" and field.closest("form[autocomplete='off']")
        if field.attrs.get("autocomplete", "off" if inherits else "") != "off":
            name = field.attrs.get("name")
            yield f"field {name} may be kept by the browser: autocomplete is not off"


def _headers(response_headers: Headers) -> Iterator[str]:
    for name, value in PAGE_HEADERS.items():
        if response_headers.get(name) != value:
            yield f"header {name} is {response_headers.get(name)!r}"
