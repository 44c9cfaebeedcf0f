"""A report splits into what is coded and what is text, and nothing that was typed is coded."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.support.reports import ANSWERS, BUILD, PATH
from webapp.incidents.facts import day_fact, several_facts, single_facts
from webapp.reports import split
from webapp.reports.checks import is_day, is_moment
from webapp.reports.derived import derive
from webapp.reports.questions import QUESTIONS, Kind, Question
from webapp.reports.rules import KEPT_TOO, RULES
from webapp.reports.split import BUILD as A_BUILD
from webapp.reports.split import EDITION, MOMENT, SOMETHING, Inside
from webapp.reports.validation import is_incomplete
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.path import PATH_FIELDS

TERMS = [*(q.term or q.words for q in QUESTIONS), *(f.term for f in PATH_FIELDS.values())]
VOCABULARY = {str(code) for term in TERMS for code in term} | {*map(str, CallResult)}
VOCABULARY |= {*RULES["reached"], *KEPT_TOO, "", SOMETHING}

typed = st.sampled_from(["2026-11-23", "2026-11-23T18:40+00:00", "my-lead"]) | (
    st.text(max_size=12)
)
word = typed | st.sampled_from(sorted(VOCABULARY))
call = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("who", "name", "at", "reference", "result"), word)
)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.ONE: word,
    Kind.SEVERAL: st.lists(word, max_size=4),
    Kind.TEXT: typed,
    Kind.DATE: word,
    Kind.AGES: word | st.lists(st.integers(-5, 1_000_000), max_size=4),
    Kind.CALLS: word | st.lists(call, max_size=3),
}


def value_of(question: Question) -> st.SearchStrategy[Any]:
    codes = [*map(str, question.term or question.words or ("x",))]
    known = st.sampled_from(codes)
    return VALUES[question.kind] | (st.lists(known) if question.kind is Kind.SEVERAL else known)


insides = st.builds(
    Inside,
    path=st.none()
    | st.fixed_dictionaries(
        {},
        optional={
            name: st.lists(word, max_size=3) if field.several else word
            for name, field in PATH_FIELDS.items()
        }
        | {"code": typed},
    ),
    answers=st.fixed_dictionaries({}, optional={q.name: value_of(q) for q in QUESTIONS}),
    ticks=st.lists(typed, max_size=3),
    extra=st.dictionaries(typed, typed, max_size=2),
    edition=typed | st.just("2026.1.0"),
    build=typed | st.just(BUILD),
    saved_at=typed | st.just("2026-11-24T14:02:31.345Z"),
)


@given(insides)
def test_every_text_that_is_coded_is_of_the_vocabulary_or_fits_a_pattern(inside: Inside) -> None:
    coded, _ = split.split(inside)
    assert [text for text in texts_in(coded) if not is_coded(text)] == []


@given(insides)
def test_both_parts_together_are_the_whole(inside: Inside) -> None:
    assert split.merge(*split.split(inside)) == inside


@given(insides)
def test_whatever_follows_from_a_report_follows_from_its_coded_part(inside: Inside) -> None:
    coded, _ = split.split(inside)
    assert conclusions(coded["path"], coded["coded"]) == conclusions(inside.path, inside.answers)


def test_an_ordinary_report_has_its_codes_coded_and_its_words_apart() -> None:
    coded, text = split.split(
        Inside(
            path=PATH,
            answers=ANSWERS,
            ticks=["t2.cc.police"],
            extra={},
            edition="2026.1.0",
            build=BUILD,
            saved_at="2026-11-24T14:02:31.345Z",
        )
    )
    assert coded["coded"]["rung"] == [
        {"who": "unit", "at": "2026-11-23T18:40+00:00", "result": "spoke"}
    ]
    assert coded["coded"]["setting"] == "sports_club"
    assert coded["coded"]["contact_name"] == SOMETHING
    assert {*text} == {"path", "answers", "ticks"}
    assert text["path"] == {"code": "4k7q2m"}
    assert text["answers"]["rung"] == ANSWERS["rung"]


def test_no_vocabulary_has_the_word_for_a_text() -> None:
    assert SOMETHING not in {str(code) for term in TERMS for code in term}


def conclusions(path: Any, answers: Any) -> tuple[Any, ...]:
    return (
        derive(path, answers),
        is_incomplete(answers),
        single_facts(answers),
        day_fact(answers),
        several_facts(path or {}, answers),
    )


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def is_coded(text: str) -> bool:
    fits = any(pattern.fullmatch(text) for pattern in (EDITION, A_BUILD, MOMENT))
    return text in VOCABULARY or is_day(text) or is_moment(text) or fits
