"""Builds the answers to the path's questions, with the vocabulary's labels by default. Pure."""

from collections.abc import Mapping
from typing import Any

from webapp.guidance.source.places import place_of
from webapp.guidance.source.shapes import PathAnswer
from webapp.guidance.source.yaml_files import ContentFault
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import Term, term


def build_answers(question: str, entry: Mapping[str, Any]) -> tuple[PathAnswer, ...]:
    """The answers of one question. Raises ContentFault for an unknown code or a missing label."""
    asks = entry.get("asks", "")
    return tuple(_build_answer(answer, asks, question) for answer in entry["answers"])


def _build_answer(entry: Mapping[str, Any], asks: str, question: str) -> PathAnswer:
    sets = {
        name: tuple(code) if isinstance(code, list) else code
        for name, code in entry.get("sets", {}).items()
    }
    terms = {name: _find_term(name, code, question) for name, code in sets.items()}
    words = terms.get(asks)
    label = entry.get("label", words.label if words else "")
    if not label:
        raise ContentFault(f"The question {question} has an answer without a label.")
    hint = entry.get("hint", words.hint if words and "label" not in entry else "")
    return PathAnswer(
        label=label,
        hint=hint,
        sets=sets,
        leads_to=entry["next"],
        areas=tuple(entry.get("areas", ())),
        call=entry.get("call", ""),
        group=entry.get("group", ""),
    )


def _find_term(name: str, code: Any, question: str) -> Term:
    """The term that an answer sets; of several areas the first."""
    codes = code if isinstance(code, tuple) else (code,)
    field = PATH_FIELDS.get(name)
    terms = [term(field.term, each) for each in codes] if field else [None]
    if terms[0] is None or None in terms:
        place = place_of(codes[0])
        raise ContentFault(
            f"{place}The question {question} sets {name} to {code}, which is not a known code."
        )
    return terms[0]
