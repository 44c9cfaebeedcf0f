"""Nothing of the source's three tables gets lost: each line that a cell has is cited by a cell.

The source's Tables 1 to 3 are 171 statements. 162 are in cells, blank ones too: they are on the 168
lines counted here, where a line may carry several statements and a statement several lines. The
other nine are the form of each table: its columns, its rows in order, and the age of criminal
responsibility above its row of crimes.
"""

import pytest

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.content import Content

# Of each table: lines cited, steps by column, blank cells.
CITED = {
    "bullying": (51, 97, 3),
    "sexual": (55, 93, 3),
    "personal_information": (62, 67, 10),
}
ROWS = ["setting", "elsewhere", "policy", "criminal", "professional", "technical"]


def lines_of(cited: str) -> set[int]:
    first, _, last = cited.partition("-")
    return set(range(int(first), int(last or first) + 1))


@pytest.mark.parametrize("area", CITED)
def test_as_many_lines_of_the_source_are_cited_as_carry_its_statements(
    content: Content, area: str
) -> None:
    rows = content.tables[area].rows
    steps = [lines for row in rows for step in row.steps for lines in step.cells.values()]
    blanks = [blank.source_lines for row in rows for blank in row.blanks.values()]
    cited = set().union(*(lines_of(lines) for lines in [*steps, *blanks]))
    assert (len(cited), len(steps), len(blanks)) == CITED[area]


@pytest.mark.parametrize("area", CITED)
def test_a_table_has_its_columns_its_rows_in_order_and_the_age_of_responsibility(
    content: Content, area: str
) -> None:
    rows = {row.id: row for row in content.tables[area].rows}
    assert list(rows) == ROWS
    assert "responsibility" in [note.id for note in rows["criminal"].notes]
    for row in rows.values():
        columns = {column for step in row.steps for column in step.cells} | set(row.blanks)
        assert columns == set(COLUMNS), row.id
