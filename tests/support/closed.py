"""What a page shows before anything is opened: no body of details, and nothing hidden."""

import re
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "use", "path", "circle", "rect"}


class _Closed(HTMLParser):
    """Collects the text of main; `skipped` counts open elements that are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        names = dict(attrs)
        in_summary = tag == "summary"
        hides = "hidden" in names or tag in ("script", "style", "svg")
        hides = hides or "no-js" in (names.get("class") or "").split()
        hides = hides or "data-if-alone" in names
        self.open.append((tag, hides or tag == "details"))
        if in_summary and self.open[-2][0] == "details":
            self.open[-2] = ("details", False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<use/>` and the like have no text."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "summary" and self.open and self.open[-1][0] == "details":
            self.open[-1] = ("details", True)

    def handle_data(self, data: str) -> None:
        if not any(hides for _, hides in self.open):
            self.said.append(data)


def seen_while_closed(page: str) -> str:
    """The text of `<main>` that is seen before anything is opened, with white space collapsed."""
    found = re.search(r"<main.*</main>", page, re.S)
    assert found
    parser = _Closed()
    parser.feed(found[0])
    return re.sub(r"\s+", " ", "".join(parser.said)).strip()
