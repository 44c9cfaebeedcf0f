"""What a report can be found by: worker, organisation, telephone, references, and nothing else."""

import pytest

from webapp.reports.names import names_in
from webapp.vocabulary.name_kind import NameKind

ANSWERS = {
    "contact_name": "Jo Marsh",
    "organisation": "Marple Rd SC",
    "contact_phone": "020 7946 0123",
    "contact_email": "jo@example.org",
    "before_we_ring": "Ask for Sam",
    "rung": [{"who": "police", "name": "PC Li", "reference": "CR/77"}, {"reference": 4}],
}


def words(kind: NameKind, answers: object = None) -> set[str]:
    found = names_in(ANSWERS if answers is None else answers)  # type: ignore[arg-type]
    return {word for each, word in found if each is kind}


def test_each_kind_has_its_own_words() -> None:
    assert words(NameKind.WORKER) == {"jo", "marsh"}
    assert words(NameKind.TELEPHONE) == {"079460123"}
    assert words(NameKind.EMAIL) == {"joexampleorg"}
    assert words(NameKind.REFERENCE) == {"cr", "77", "cr77"}


def test_an_organisation_is_found_by_short_and_long_forms() -> None:
    assert words(NameKind.ORGANISATION) == {"marple", "rd", "sc", "road", "sports", "club"}


def test_nothing_else_can_be_found() -> None:
    assert not {"sam", "ask", "li", "pc", "police", "example"} & {w for _, w in names_in(ANSWERS)}


@pytest.mark.parametrize("odd", [None, 7, ["Jo"], {"a": "b"}, [{"reference": {}}, "x", None]])
def test_odd_answers_have_no_names(odd: object) -> None:
    assert names_in(dict.fromkeys(ANSWERS, odd)) == set()
