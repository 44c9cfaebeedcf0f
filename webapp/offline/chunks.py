"""Deduplicates near-identical pages: splits them into chunks of lines that they share. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

# The last part of a page's own path, as in "/report/w3k9t": so the links to it share a chunk.
OWN = "\0"
_EDGE = ""
# A line that only opens elements belongs to the line after it, …
_ONLY_OPENS = re.compile(r"\s*<[a-z][^>]*>\s*")
# … and one that only closes elements to the line before it.
_ONLY_CLOSES = re.compile(r"(\s*</[a-z0-9]+>)+\s*|\s+")


def split(pages: Mapping[str, str]) -> tuple[dict[str, list[int]], list[str]]:
    """Each page as indexes into the list of chunks, and that list.

    A page is its chunks joined, with OWN read as the last part of its path. Two neighbouring pieces
    share a chunk if neither ever occurs without the other.
    """
    pieces = {path: list(_pieces(_without_own(path, page))) for path, page in pages.items()}
    before, after = _neighbours(pieces.values())
    runs = {path: list(_runs(page, before, after)) for path, page in pieces.items()}
    # Chunks that begin alike are neighbours, which makes the compressed pack 2 % smaller.
    chunks = sorted(dict.fromkeys(chain.from_iterable(runs.values())), key=_beginning)
    numbers = {chunk: number for number, chunk in enumerate(chunks)}
    return {path: [numbers[chunk] for chunk in page] for path, page in runs.items()}, chunks


def _beginning(chunk: str) -> str:
    return chunk.lstrip()[:30]


def _without_own(path: str, page: str) -> str:
    own = path.rpartition("/")[2]
    return page.replace(f'/{own}"', f'/{OWN}"') if own else page


def _pieces(page: str) -> Iterator[str]:
    """The page's lines, each with the tags that open before it and close after it."""
    piece, has_words = "", False
    for line in page.splitlines(keepends=True):
        if has_words and not _ONLY_CLOSES.fullmatch(line):
            yield piece
            piece, has_words = "", False
        piece += line
        has_words = has_words or not _ONLY_OPENS.fullmatch(line)
    if piece:
        yield piece


def _neighbours(
    pages: Iterable[list[str]],
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for first, second in zip([_EDGE, *page], [*page, _EDGE], strict=True):
            after[first].add(second)
            before[second].add(first)
    return before, after


def _runs(
    page: list[str], before: Mapping[str, set[str]], after: Mapping[str, set[str]]
) -> Iterator[str]:
    run: list[str] = []
    for piece in page:
        if run and not (len(after[run[-1]]) == len(before[piece]) == 1):
            yield "".join(run)
            run = []
        run.append(piece)
    if run:
        yield "".join(run)
