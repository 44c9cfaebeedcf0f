"""Splits near-identical pages into the runs of lines they share. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

_EDGE = ""


def split(pages: Mapping[str, str]) -> tuple[dict[str, list[int]], list[str]]:
    """Each page as indexes into the list of distinct chunks; joined with nothing between, it is whole.

    Two neighbouring lines stay together when each always has the other beside it.
    """
    lines = {path: page.splitlines(keepends=True) for path, page in pages.items()}
    before, after = _neighbours(lines.values())
    numbers: dict[str, int] = {}
    indexes = {
        path: [numbers.setdefault(chunk, len(numbers)) for chunk in _runs(page, before, after)]
        for path, page in lines.items()
    }
    return indexes, list(numbers)


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
) -> Iterable[str]:
    run: list[str] = []
    for line in page:
        if run and not (len(after[run[-1]]) == len(before[line]) == 1):
            yield "".join(run)
            run = []
        run.append(line)
    if run:
        yield "".join(run)
