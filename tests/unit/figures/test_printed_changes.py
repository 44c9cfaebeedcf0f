"""What papers say of changes is made of what they print, and says nothing of hidden numbers."""

from random import Random

import pytest

from tests.unit.figures.test_comparing import CHANGED, LINES, PAPERS, poisson
from webapp.figures.changes import ten_quarters
from webapp.figures.comparing import Sentence, compare
from webapp.figures.papers import TOTAL
from webapp.figures.printed import PrintedNumbers
from webapp.figures.printed_changes import find_printed_changes
from webapp.figures.protection.printing import Printed, print_number
from webapp.figures.protection.relations import Key
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


@pytest.mark.parametrize(
    ("hidden", "sentence"),
    [
        ([7], Sentence.MORE),
        ([2, 3], Sentence.MORE),
        ([0, 4], Sentence.TOO_FEW),
        ([2, 3, 6], Sentence.TOO_FEW),
        ([8], Sentence.TOO_FEW),
        ([9], Sentence.TOO_FEW),
    ],
)
def test_nothing_is_said_of_the_last_two_if_hidden_or_if_too_many_before_are(
    hidden: list[int], sentence: Sentence
) -> None:
    quarters = [*[20] * 8, 90, 90]
    assert said(*(None if at in hidden else n for at, n in enumerate(quarters))) is sentence


@pytest.mark.parametrize(
    "quarters",
    [
        [0, 0, None, 0, 0, 0, None, 0, 10, 0],
        [15, None, 15, 15, 15, 15, None, 15, 10, 0],
    ],
)
def test_no_change_is_said_that_hidden_small_numbers_could_explain(quarters: list[Printed]) -> None:
    assert compare(quarters) is Sentence.TOO_FEW


def test_it_is_too_early_before_there_are_ten_papers_in_a_row() -> None:
    found = papers(*[20] * 10)
    del found[QUARTERS_OF_IT[3].code]
    assert find_printed_changes(QUARTERS_OF_IT, found) is None
    assert find_printed_changes(QUARTERS_OF_IT[1:], papers(*[20] * 10)) is None


def test_where_nothing_changed_few_printed_lines_are_said_to_have() -> None:
    chance = Random(1)
    papers = [[print_number(poisson(mean, chance)) for _ in range(10)] for mean in LINES * PAPERS]
    assert sum(compare(quarters) in CHANGED for quarters in papers) / PAPERS <= 0.2


def test_a_printed_line_of_fifteen_that_doubles_is_found_within_two_quarters() -> None:
    chance, found = Random(2), 0
    for _ in range(100):
        quarters = [print_number(poisson(mean, chance)) for mean in [15] * 9 + [30, 30]]
        found += Sentence.MORE in (compare(quarters[:-1]), compare(quarters[1:]))
    assert found >= 80


def test_where_incidents_come_in_bursts_few_sentences_are_others_than_exact_numbers_give() -> None:
    chance, others, times = Random(5), 0, 50
    for mean in [*range(7, 14)] * 6 * times:
        exact = [poisson(chance.expovariate(1 / mean), chance) for _ in range(10)]
        said = compare([print_number(n) for n in exact])
        others += said in CHANGED and said is not compare(exact)
    assert others / times <= 0.1
