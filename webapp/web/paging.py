"""Splits a list into numbered pages of 25 rows."""

from dataclasses import dataclass

from flask import request

from webapp.database.columns import HIGHEST

PAGE_SIZE = 25


@dataclass(frozen=True)
class Paging:
    """Page `page` of `pages`, counted from 1."""

    page: int
    pages: int

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * PAGE_SIZE


def paging(page: int, *, total: int) -> Paging:
    """The paging of a list of `total` rows. A page past the end becomes the last one."""
    pages = max(1, -(-total // PAGE_SIZE))
    return Paging(min(max(1, page), pages), pages)


def asked_page() -> int:
    """The page number in the query; 1 if it is missing or not a number."""
    return min(max(1, request.args.get("page", default=1, type=int)), HIGHEST)
