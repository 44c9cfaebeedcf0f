"""The rules of phone and server agree on any input to the form."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hatch_build import node_command
from webapp.guidance.source.loading import load_shipped
from webapp.reports import validation
from webapp.reports.questions import QUESTIONS, Kind, Question
from webapp.reports.rank import must_ring_first, rank_of
from webapp.reports.reached import nobody_reached
from webapp.reports.reading import answers_from, prefill
from webapp.reports.rules import RULES
from webapp.triage.tree import build_tree
from webapp.vocabulary.behaviour import Area, Danger, Gate, Who
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.rank import Rank

ENDINGS = build_tree(load_shipped()).outcomes
AREAS = [*Area, "made-up", "constructor", "__proto__"]

odd = some.text(alphabet="aé1 9\n\r\t@.-:T&,;\u00a0\x1c\ufeff😀", max_size=14)
words = odd | some.sampled_from(["x" * 500, "😀" * 501])
phones = some.sampled_from(["0000", "0 0000", "x"]) | words
addresses = some.sampled_from(["a@b.cd", "a@b@c.d", "a b@c.d", "@b.c", "a@b"]) | words
days = some.sampled_from(["2026-11-24", "2026-02-30", "1949-12-31", "0000-01-01", "2026-11-25"])
times = some.sampled_from(
    [
        "2026-11-24T14:02",
        "2026-11-25T14:02",
        "2026-11-25T14:03",
        "2026-11-26T00:00",
        "2026-11-24T25:00",
        "24/11",
        "2026-02-30T09:00",
    ]
)
ages = some.sampled_from(
    ["12", "12, 13 and 9", "07&8", "12 or 13", "99", ",", "and", "1 " * 30, "1 " * 31]
)


def one(*codes: str) -> some.SearchStrategy[list[str]]:
    return some.lists(some.sampled_from(codes) | odd, max_size=1)


def several(codes: list[str]) -> some.SearchStrategy[list[str]]:
    return some.lists(some.sampled_from(codes) | odd, max_size=5)


def texts(given: some.SearchStrategy[str]) -> some.SearchStrategy[list[str]]:
    return some.lists(given, max_size=2)


TYPED = {
    "incident_date": texts(days | odd),
    "ages": texts(ages | odd),
    "contact_phone": texts(phones),
    "contact_email": texts(addresses),
}


def fields_of(question: Question) -> dict[str, some.SearchStrategy[list[str]]]:
    """The fields of one question, each with a strategy for its values."""
    name, codes = question.name, [term.value for term in question.term or ()]
    typed, words_only = (
        {name: TYPED.get(name, texts(words))},
        one("given", "today", "yesterday", *question.words),
    )
    return {
        Kind.ONE: {name: one(*(codes or ["none"]))},
        Kind.SEVERAL: {name: several([*codes, "made-up"])},
        Kind.TEXT: typed,
        Kind.DATE: {f"{name}_is": words_only, **typed},
        Kind.AGES: {f"{name}_are": words_only, **typed},
        Kind.CALLS: {
            name: words_only,
            f"{name}-0-who": one("lado", "my-lead", "nspcc", "other"),
            f"{name}-0-result": one("spoke", "no_answer", "unanswered"),
            f"{name}-1-result": one("spoke"),
            f"{name}-2-who": one("lado", "my-deputy"),
            f"{name}-0-at": texts(times | odd),
            f"{name}-2-name": texts(words),
            f"{name}-11-reference": texts(words),
            f"{name}-12-who": one("lado"),
        },
    }[question.kind]


fields = some.fixed_dictionaries(
    {}, optional={name: how for each in QUESTIONS for name, how in fields_of(each).items()}
)
paths = some.none() | some.fixed_dictionaries(
    {},
    optional={
        name: some.lists(some.sampled_from(AREAS), max_size=3)
        if name == "areas"
        else some.sampled_from([*asked.term, "", "made-up", "toString"])
        for name, asked in PATH_FIELDS.items()
    },
)


@pytest.fixture(scope="module")
def phone() -> Iterator["subprocess.Popen[str]"]:
    script = Path(__file__).with_name("phone_rules.mjs")
    with subprocess.Popen(
        [*node_command("node"), str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield process
        process.terminate()


@given(values=fields | some.just({}), path=paths, correction=some.booleans())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_phone_and_server_read_check_and_trim_alike(
    phone: "subprocess.Popen[str]", values: dict[str, Any], path: Any, correction: bool
) -> None:
    now = "2026-11-25T14:02"
    case = {"values": values, "path": path, "now": now, "correction": correction}
    answers = answers_from(values, zone=lambda _: "+00:00")
    assert ask(phone, case) == {
        "answers": answers,
        "faults": [
            list(fault) for fault in validation.find_faults(answers, now=now, correction=correction)
        ],
        "refusals": [list(one) for one in validation.find_refusals(answers, correction=correction)],
        "trimmed": validation.trim(answers),
        "incomplete": validation.is_incomplete(answers, correction=correction),
        "rank": rank_of(path, answers),
        "nobodyReached": nobody_reached(path, answers),
        "mustRingFirst": must_ring_first(path, answers),
        "prefilled": prefill(path) if path else {},
    }


@pytest.mark.parametrize("danger", [None, *Danger])
def test_every_path_has_one_rank_on_the_phone_and_at_the_unit_whatever_it_fills_in(
    phone: "subprocess.Popen[str]", danger: str | None
) -> None:
    for ending in ENDINGS:
        path = ending.path.as_report() | ({"danger": danger} if danger else {})
        rank = rank_of(path, {})
        assert rank == Rank.NOW or danger not in ("yes", "not_sure")
        for values in ({}, prefill(path)):
            case = {"values": values, "path": path, "today": "2026-11-25", "correction": False}
            assert rank_of(path, answers_from(values, zone=lambda _: "+00:00")) == rank, path
            assert ask(phone, case)["rank"] == rank, path


@pytest.mark.parametrize("area", AREAS)
def test_every_who_and_gate_has_one_rank_on_the_phone_and_at_the_unit(
    phone: "subprocess.Popen[str]", area: str
) -> None:
    gates = [name for name, asked in PATH_FIELDS.items() if asked.term is Gate]
    for who in [*Who, "made-up"]:
        for answer in [*Gate, "made-up", ""]:
            path = {"areas": [area], "who": who, **dict.fromkeys(gates, answer)}
            case = {"values": {}, "path": path, "today": "2026-11-25", "correction": False}
            assert ask(phone, case)["rank"] == rank_of(path, {}), path


def ask(phone: "subprocess.Popen[str]", case: dict[str, Any]) -> Any:
    assert phone.stdin and phone.stdout
    phone.stdin.write(json.dumps({"rules": RULES, **case}) + "\n")
    phone.stdin.flush()
    return json.loads(phone.stdout.readline())
