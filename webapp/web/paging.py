"""Pages of a list: which one is asked for, and how many there are."""

from dataclasses import dataclass

from flask import request

PAGE_SIZE = 25
HIGHEST = 2**31 - 1


@dataclass(frozen=True)
class Paging:
    """Which page of how many. A page past the end is the last one."""

    page: int
    pages: int

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * PAGE_SIZE


def paging(page: int, *, total: int) -> Paging:
    """The paging of a list of `total` rows, of which page `page` is asked for."""
    pages = max(1, -(-total // PAGE_SIZE))
    return Paging(min(max(1, page), pages), pages)


def asked_page() -> int:
    """The page that the address asks for; the first where it names none or no number."""
    return min(max(1, request.args.get("page", default=1, type=int)), HIGHEST)
