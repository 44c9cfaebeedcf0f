"""What papers say of changes is made of what they print, and says nothing of hidden numbers."""

from random import Random

import pytest

from tests.unit.figures.test_comparing import CHANGED, LINES, PAPERS, poisson
from webapp.figures.changes import ten_quarters
from webapp.figures.comparing import QUARTERS, Sentence, compare
from webapp.figures.papers import TOTAL
from webapp.figures.printed import PrintedNumbers
from webapp.figures.printed_changes import find_printed_changes
from webapp.figures.protection.bounds import Key
from webapp.figures.protection.printing import Printed, print_number
from webapp.vocabulary.periods import Period

QUARTERS_OF_IT = ten_quarters(Period(2026, 3))
BULLYING = "Type of incident: Bullying"


def papers(*bullying: Printed) -> dict[str, PrintedNumbers]:
    return {
        one.code: {Key(one.code, TOTAL, ""): 100, Key(one.code, "types", "bullying"): n}
        for one, n in zip(QUARTERS_OF_IT, bullying, strict=True)
    }


def said(*bullying: Printed) -> Sentence:
    found = find_printed_changes(QUARTERS_OF_IT, papers(*bullying))
    assert found and found.total is Sentence.SAME
    return found.lines[BULLYING]


@pytest.mark.parametrize(
    ("last", "sentence"),
    [(20, Sentence.SAME), (40, Sentence.MORE), (0, Sentence.FEWER), (None, Sentence.TOO_FEW)],
)
def test_a_line_has_its_sentence(last: Printed, sentence: Sentence) -> None:
    assert said(*[20] * 8, last, last) is sentence


def test_of_a_hidden_number_nothing_is_said() -> None:
    assert said(*[20] * 7, None, 90, 90) is Sentence.TOO_FEW


def test_it_is_too_early_before_there_are_ten_papers_in_a_row() -> None:
    found = papers(*[20] * 10)
    del found[QUARTERS_OF_IT[3].code]
    assert find_printed_changes(QUARTERS_OF_IT, found) is None
    assert find_printed_changes(QUARTERS_OF_IT[1:], papers(*[20] * 10)) is None


def test_where_nothing_changed_few_rounded_lines_are_said_to_have() -> None:
    chance = Random(1)
    papers = [[print_number(poisson(mean, chance)) for _ in range(10)] for mean in LINES * PAPERS]
    shown = [[n for n in quarters if n is not None] for quarters in papers]
    changed = [len(one) == QUARTERS and compare(one) in CHANGED for one in shown]
    assert sum(changed) / PAPERS <= 0.2
