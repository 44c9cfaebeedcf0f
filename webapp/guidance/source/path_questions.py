"""The questions' words: the vocabulary's own, where the content has none. Pure."""

from collections.abc import Mapping
from typing import Any

from webapp.guidance.source.shapes import Answer, Asked, Intent, Line
from webapp.guidance.source.yaml_files import ContentFault
from webapp.vocabulary.behaviour import AdultPair, AdultRole, Area, Danger, Origin, Parties
from webapp.vocabulary.behaviour import Intent as IntentTerm
from webapp.vocabulary.term import Term, term

KINDS: dict[str, type[Term]] = {
    "danger": Danger,
    "areas": Area,
    "parties": Parties,
    "adult_role": AdultRole,
    "adult_pair": AdultPair,
    "origin": Origin,
}


def asked(name: str, entry: Mapping[str, Any]) -> Asked:
    """A question with its answers. Raises ContentFault for a code that is no term."""
    asks = entry.get("asks", "")
    return Asked(
        id=name,
        title=entry["title"],
        hint=entry.get("hint", ""),
        asks=asks,
        lines=tuple(
            Line(line["text"], tuple(line.get("contacts", ()))) for line in entry.get("lines", ())
        ),
        must_show=tuple(entry.get("must_show", ())),
        answers=tuple(_answer(answer, asks, name) for answer in entry["answers"]),
    )


def intent(entry: Mapping[str, Any]) -> Intent:
    """The last question; its answers are the vocabulary's."""
    answers = tuple((each.value, each.label, each.hint) for each in IntentTerm)
    return Intent(title=entry["title"], hint=entry["hint"], answers=answers)


def _answer(entry: Mapping[str, Any], asks: str, question: str) -> Answer:
    sets = {
        name: tuple(code) if isinstance(code, list) else code
        for name, code in entry.get("sets", {}).items()
    }
    terms = [_known(name, code, question) for name, code in sets.items()]
    words = next((found for kind, found in terms if kind == asks), None)
    label = entry.get("label", words.label if words else "")
    if not label:
        raise ContentFault(f"The question {question} has an answer without a label.")
    hint = entry.get("hint", words.hint if words and "label" not in entry else "")
    return Answer(label=label, hint=hint, sets=sets, leads_to=entry["next"])


def _known(name: str, code: Any, question: str) -> tuple[str, Term]:
    """The term an answer sets; of several areas the first."""
    codes = code if isinstance(code, tuple) else (code,)
    kind = KINDS.get(name)
    terms = [term(kind, each) for each in codes] if kind else [None]
    if terms[0] is None or None in terms:
        raise ContentFault(f"The question {question} sets {name} to {code}, which is no term.")
    return name, terms[0]
