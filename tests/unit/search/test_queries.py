"""The phone finds the right page for what people type, and hears talk of danger."""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.search.conftest import Find
from webapp.search.entries import Kind, each_with_parts

LINES = Path(__file__).with_name("queries.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [(*line.split("\t"), "")[:3] for line in LINES]
QUERIES = [(query, set(right.split())) for query, right, _ in ROWS]
# Talk of danger shows both above every hit.
ABOVE = {"contact:emergency-999", "/steps/"}

CRISES = [
    *(query for query, _, danger in ROWS if danger),
    "he wants to kill himself",
    "suicide",
    "suicidle",
    "i think she is suicidal",
    "she took an overdose",
    "meeting him tonight",
    "she is meeting him now",
    "going to meet a man from the internet",
    "bleeding",
    "he has a knife",
    "he is on his way",
    "we cant find him",
    "she is on the roof",
    "i am being followed",
    "hes with her now",
    "he has been sexually abused",
    "she has vanished",
    "threat to kill",
    "she has run away",
    "wants to end it all",
    "afraid to go home",
    "alone with the coach now",
    "999",
    "he is outside her house",
    "he is coming to the club now",
    "meeting him after school",
    "he wants to meat me tonite",
    "meting him tonight",
    "kms",
    "shes going to unalive herself",
    "unalve",
    "he hits her",
    "my manager is touching children",
    "he got in a car with her",
    "gang",
    "knives",
    "stabed",
    "missing",
    "fgm",
    "she hasnt come home",
    "he wants to meet her",
    "going to hurt himself",
    "drinking bleach",
    "not safe at home",
    "fight after school",
    "hes coming over",
]
NO_CRISES = [
    "sexting",
    "parents evening",
    "LADO",
    "gdpr principles",
    "kind words",
    "work alone",
    "hanging out in a chat",
    "meeting minutes",
    "can i meet parents",
    "parents meeting after school",
    "staff meeting tonight",
    "keep in touch with a child",
    "visitors coming to the club",
    "taking photos outside school",
    "messages outside the club",
    "clicked a link",
    "race hate law",
    "can staff follow young people on instagram",
    "found indecent images on club tablet what now",
    "allegation against staff",
    "lost the club laptop with all the kids details on it",
    "someone has taken our tablets",
    "kicked out of the group chat on purpose",
    "bus driver asked her for her insta",
]
ABOUT_THE_LEAD = [
    "my lead did it",
    "my lead",
    "my boss",
    "my supervisor",
    "the coach is my lead",
    "my dsl is messaging a girl",
    "my manager is touching children",
    "safeguarding lead sent nudes",
    "my line manager asked for nudes",
    "my lead phone has pictures of girls",
]


@pytest.fixture(scope="module")
def places(find: Find) -> list[int]:
    """For each query the place of the first right result, from 0; 99 where there is none."""
    answers = find([query for query, _ in QUERIES])
    return [find_place(one, right) for one, (_, right) in zip(answers, QUERIES, strict=True)]


def find_place(answer: dict[str, Any], right: set[str]) -> int:
    if answer["isCrisis"] and right & ABOVE:
        return 0
    return next((place for place, one in enumerate(answer["ids"]) if one in right), 99)


def test_there_are_enough_queries_with_results_that_exist(
    kinds: tuple[Kind, ...],
) -> None:
    there = {entry.id for entry in each_with_parts(kinds)}
    wanted = {one for _, right in QUERIES for one in right}
    assert len(dict(QUERIES)) == len(QUERIES) > 560 and wanted <= there


def test_nine_in_ten_find_the_right_page_first(places: list[int]) -> None:
    wrong = [query for place, (query, _) in zip(places, QUERIES, strict=True) if place > 0]
    assert len(wrong) <= len(QUERIES) // 10, wrong


def test_all_but_two_in_a_hundred_find_it_among_three(places: list[int]) -> None:
    wrong = [query for place, (query, _) in zip(places, QUERIES, strict=True) if place > 2]
    assert len(wrong) <= len(QUERIES) // 50, wrong


def test_talk_of_danger_puts_999_first(find: Find) -> None:
    answers = find(CRISES)
    assert [q for q, one in zip(CRISES, answers, strict=True) if not one["isCrisis"]] == []


def test_other_words_do_not(find: Find) -> None:
    answers = find(NO_CRISES)
    assert [q for q, one in zip(NO_CRISES, answers, strict=True) if one["isCrisis"]] == []


def test_talk_about_ones_lead_says_whom_to_ring_instead_and_never_offers_the_lead(
    find: Find,
) -> None:
    answers = [one["ids"] for one in find(ABOUT_THE_LEAD)]
    wrong = [query for query, ids in zip(ABOUT_THE_LEAD, answers, strict=True) if not is_safe(ids)]
    assert wrong == []


def is_safe(ids: list[str]) -> bool:
    return "contact:my-lead" not in ids and (
        ids[0] == "/about-my-lead" or (ids[0].startswith("path:") and "/about-my-lead" in ids)
    )


def test_ones_lead_is_offered_to_who_wants_to_ring_them(find: Find) -> None:
    assert all("contact:my-lead" in one["ids"] for one in find(["ring my lead", "my leads number"]))


def test_a_phrase_typed_in_full_leaves_two_other_hits(find: Find) -> None:
    assert all(len(one["ids"]) >= 3 for one in find(["sexting", "someone sent a nude", "no wifi"]))


def test_slips_of_spelling_find_the_same(find: Find) -> None:
    pairs = {
        "sextng": "sexting",
        "childlin": "childline",
        "haked acount": "hacked account",
        "gdrp": "gdpr",
    }
    wrong, right = find([*pairs]), find([*pairs.values()])
    assert [one["ids"][0] for one in wrong] == [one["ids"][0] for one in right]


def test_a_word_that_is_not_finished_finds_already(find: Find) -> None:
    assert find(["groom"])[0]["ids"][0] == "path:adult_contact"


@pytest.mark.parametrize("query", ["zzyzx", "the", "?!", "   "])
def test_nothing_is_found_where_nothing_is_said(find: Find, query: str) -> None:
    assert find([query]) == [{"ids": [], "isCrisis": False}]
