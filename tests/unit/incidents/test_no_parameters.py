"""Of a parameter PostgreSQL knows nothing when it plans for all values: these are no parameters."""

import re
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from webapp.finding import hits
from webapp.incidents import inbox
from webapp.incidents.figures import FIGURES
from webapp.incidents.filters import NO_FILTER
from webapp.incidents.work.supervision import waiting
from webapp.reports.reindexing import WITHOUT_TOKENS
from webapp.vocabulary.work_list import WorkList

OFTEN = {
    "the first page of a list": inbox._page(WorkList.NEW, NO_FILTER, None, None),
    "the counts of the lists": FIGURES,
    "what a lead is to look at": waiting.FIRST,
    "hits of two words": hits._first(2, 100),
    "more hits": hits._after(2),
}


@pytest.mark.parametrize("statement", OFTEN.values(), ids=OFTEN)
def test_a_statement_that_is_executed_often_says_its_limits(statement: Any) -> None:
    written = str(statement.compile(dialect=PGDialect_psycopg()))
    assert re.findall(r"(?:LIMIT|OFFSET) %\(param\S+", written) == []
    assert "LIMIT" in written


def test_nor_is_the_key_that_nearly_all_tokens_have() -> None:
    written = str(select(WITHOUT_TOKENS).compile(dialect=PGDialect_psycopg()))
    assert "tokens_by < " in written and not re.search(r"tokens_by [<>] %", written)
