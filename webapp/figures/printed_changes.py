"""Says of the lines of papers whether they changed, from what ten quarters' papers print. Pure.

A sentence that is made of printed numbers gives away no more than they do: docs/decisions/0109.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from webapp.figures.changes import COMPARED
from webapp.figures.comparing import QUARTERS, Sentence, compare
from webapp.figures.papers import TOTAL
from webapp.figures.printed import PrintedNumbers
from webapp.figures.protection.relations import Key
from webapp.vocabulary.periods import Period


class PrintedChanges(NamedTuple):
    """What is said of all incidents, and of each line that any of the papers has a number of."""

    total: Sentence
    lines: Mapping[str, Sentence]

    def said_of(self, sentence: Sentence) -> list[str]:
        """The lines of which this is said."""
        return [line for line, said in self.lines.items() if said is sentence]


def find_printed_changes(
    quarters: Sequence[Period], printed: Mapping[str, PrintedNumbers]
) -> PrintedChanges | None:
    """`printed`: by the code of a quarter, what its last paper prints. None while one is missing,
    or there are no ten.
    """
    if len(quarters) < QUARTERS or any(one.code not in printed for one in quarters):
        return None
    papers = [(one.code, printed[one.code]) for one in quarters]
    total = [numbers[Key(code, TOTAL, "")] for code, numbers in papers]
    return PrintedChanges(compare(total), dict(_lines(papers)))


def _lines(papers: Sequence[tuple[str, PrintedNumbers]]) -> Iterator[tuple[str, Sentence]]:
    for figure in COMPARED:
        for line in figure.lines:
            numbers = [of_it.get(Key(code, figure.name, line.code)) for code, of_it in papers]
            if numbers != [0] * QUARTERS:
                yield f"{figure.heading}: {line.label}", compare(numbers)
