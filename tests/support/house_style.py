"""Finds faults in a page's HTML and headers. Every page that a test fetches is checked."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.datastructures import Headers

from webapp.web.headers import PAGE_HEADERS

# It differs on each page, and not every page differs in more: those are read once.
CSRF_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
FIELDS = {"input", "select", "textarea"}
BUTTONS = {"submit", "button", "hidden", "image", "reset"}
UNTYPED = {*BUTTONS, "checkbox", "radio", "file"}


def find_page_faults(page: str, response_headers: Headers) -> list[str]:
    """Every fault of the page and its headers as a sentence; an empty list if there is none."""
    return [*_faults_in(CSRF_TOKEN.sub("", page)), *_headers(response_headers)]


@lru_cache(maxsize=500)
def _faults_in(page: str) -> list[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    faults = [f"HTML: {code} at {place}" for place, code, _ in parser.errors]
    return [
        *faults,
        *_headings(root),
        *_ids(root),
        *_labels(root),
        *_inline(root),
        *_remembered(root),
    ]


def find_fragment_faults(part: str, response_headers: Headers) -> list[str]:
    """The same for a fragment of a page, which has no h1 and no title."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(part)
    faults = [f"HTML: {code} at {place}" for place, code, _ in parser.errors]
    return [*faults, *_ids(root), *_labels(root), *_inline(root), *_headers(response_headers)]


def _headings(root: Element) -> Iterable[str]:
    if len(list(root.iter("h1"))) != 1:
        yield "a page has exactly one h1"
    title = root.find("head/title")
    if title is None or not (title.text or "").strip():
        yield "a page has a title"
    html = root if root.tag == "html" else root.find("html")
    if html is None or html.get("lang") != "en-GB":
        yield "a page says its language, en-GB"


def _ids(root: Element) -> Iterable[str]:
    elements = list(_in_document(root))
    ids = Counter(element.get("id") for element in elements if element.get("id"))
    yield from (f"id {name} is used {count} times" for name, count in ids.items() if count > 1)
    for element in elements:
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield f"{attribute} names {name}, which does not exist"


def _in_document(element: Element) -> Iterable[Element]:
    """The element and all within, without what is in a template: that is another tree."""
    yield element
    if element.tag != "template":
        for child in element:
            yield from _in_document(child)


def _labels(root: Element) -> Iterable[str]:
    labelled = {label.get("for") for label in root.iter("label")}
    for field in root.iter():
        if field.tag not in FIELDS or field.get("type") in BUTTONS:
            continue
        if field.get("id") not in labelled and not field.get("aria-label"):
            yield f"field {field.get('name')} has no label"


def _inline(root: Element) -> Iterable[str]:
    for element in root.iter():
        if element.tag == "style" or element.get("style") is not None:
            yield f"inline style on {element.tag}"
        if element.tag == "script" and not element.get("src"):
            yield "inline script"
        yield from (f"inline handler {name}" for name in element.attrib if name.startswith("on"))


def _remembered(root: Element) -> Iterable[str]:
    """A browser keeps what is typed on a reporter's page, in clear, unless a field says `off`."""
    if root.find("body[@data-choices]") is None:
        return
    off = {
        id(field) for form in root.findall(".//form[@autocomplete='off']") for field in form.iter()
    }
    for field in root.iter():
        if field.tag not in ("input", "textarea") or field.get("type") in UNTYPED:
            continue
        # Firefox's session store ignores the form's `off` for a textarea.
        inherited = "off" if id(field) in off and field.tag == "input" else ""
        if field.get("autocomplete", inherited) != "off":
            yield f"field {field.get('name')} may be kept by the browser: autocomplete is not off"


def _headers(response_headers: Headers) -> Iterable[str]:
    for name, value in PAGE_HEADERS.items():
        if response_headers.get(name) != value:
            yield f"header {name} is {response_headers.get(name)!r}"
