"""The coded facts of an incident: codes, ages and days, and nothing that was typed. Pure."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from webapp.counting.advice import ADVISED, DONE, advised_by, is_done
from webapp.reports.checks import is_day
from webapp.reports.codes import as_codes
from webapp.reports.questions import BY_NAME, QUESTIONS, Kind
from webapp.reports.rules import RULES
from webapp.vocabulary.path import PATH_FIELDS

NOT_KNOWN = "not_known"
# Questions with one answer that something is done with: a column of an incident each.
SINGLE = tuple(one.name for one in QUESTIONS if one.kind is Kind.ONE and one.is_kept)
# Questions with several: a row of `incident_fact` for each code.
SEVERAL = tuple(one.name for one in QUESTIONS if one.kind is Kind.SEVERAL and one.is_kept)

_CODES = {
    question.name: frozenset(map(str, question.term)) for question in QUESTIONS if question.term
}
_AREAS = frozenset(map(str, PATH_FIELDS["areas"].term))

Facts = frozenset[tuple[str, str]]


def single_facts(answers: Mapping[str, Any]) -> dict[str, str | None]:
    """The code of each question with one answer; a code that nobody knows is not known."""
    return {name: next(_codes(name, answers), None) for name in SINGLE}


def day_fact(answers: Mapping[str, Any]) -> str | None:
    """The incident's day as YYYY-MM-DD, or a word of the form instead; None for anything else."""
    given = answers.get("incident_date")
    if not isinstance(given, str):
        return None
    return given if given in BY_NAME["incident_date"].words or is_day(given) else None


def several_facts(path: Mapping[str, Any], answers: Mapping[str, Any]) -> Facts:
    """Each code of a question with several answers, with the question's name."""
    return frozenset(_several(path, answers))


def advice_facts(
    path: Mapping[str, Any], answers: Mapping[str, Any], whom: Collection[str]
) -> Facts:
    """Each step that the path advised, and that it was done; `whom` the unit reached, or told."""
    steps = advised_by(path)
    done = (step for step in steps if is_done(step, answers, whom))
    return frozenset(
        [*((ADVISED, step.code) for step in steps), *((DONE, step.code) for step in done)]
    )


def _several(path: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in SEVERAL:
        for code in _codes(name, answers):
            yield name, code
    for code in as_codes(path.get("areas")):
        yield "areas", code if code in _AREAS else NOT_KNOWN
    ages = answers.get("ages")
    for age in ages if isinstance(ages, list) else as_codes(ages):
        is_likely = isinstance(age, int) and 0 <= age <= RULES["oldestLikely"]
        yield "ages", str(age) if is_likely or age in BY_NAME["ages"].words else NOT_KNOWN


def _codes(name: str, answers: Mapping[str, Any]) -> Iterator[str]:
    for code in as_codes(answers.get(name)) if name in answers else ():
        yield code if code in _CODES[name] else NOT_KNOWN
