"""Chooses a few pages that between them have every kind of element in every kind of place."""

from html.parser import HTMLParser

NEVER_CLOSED = {"input", "br", "meta", "link", "img", "hr"}
TELLING = ("type", "role", "hidden", "open")


def choose_representatives(pages: dict[str, str]) -> list[str]:
    """Greedy set cover: addresses whose pages have every kind of element found on any page."""
    kinds = {path: _kinds_on(page) for path, page in sorted(pages.items())}
    unmet = set().union(*kinds.values())
    chosen = []
    while unmet:
        path = max(kinds, key=lambda path: len(kinds[path] & unmet))
        chosen.append(path)
        unmet -= kinds[path]
    return chosen


def _kinds_on(page: str) -> set[object]:
    reader = _Reader()
    reader.feed(page)
    return reader.kinds


class _Reader(HTMLParser):
    """Collects (parent, element) pairs, each by its tag, classes and state attributes.

    A heading is also paired with the level of the heading before it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[object] = set()
        self._open: list[tuple[str, ...]] = [("page",)]
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = sorted((dict(attrs).get("class") or "").split())
        telling = sorted(
            f"{name}={value}" if name in TELLING else name
            for name, value in attrs
            if name in TELLING or name.startswith(("data-", "aria-"))
        )
        kind = (tag, *classes, *telling)
        self.kinds.add((self._open[-1], kind))
        if tag in ("h1", "h2", "h3", "h4"):
            self.kinds.add((self._heading, tag))
            self._heading = tag
        if tag not in NEVER_CLOSED:
            self._open.append(kind)

    def handle_endtag(self, tag: str) -> None:
        while self._open[-1][0] != tag and len(self._open) > 1:
            self._open.pop()
        self._open.pop()
