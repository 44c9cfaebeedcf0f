"""The rank of twenty true-to-life cases, as a practitioner ranked them."""

from typing import Any

import pytest

from webapp.reports.rank import rank_of
from webapp.reports.reading import prefill

Path = dict[str, Any]


def path(area: str, who: str, **more: str) -> Path:
    return {"danger": "no", "areas": [area], "who": who, **more}


# Each as somebody would tell it, and the rank that a practitioner gives it.
CASES: dict[str, tuple[Path, dict[str, Any], str]] = {
    "A nude of a 13-year-old classmate is passed round at the club": (
        path("nude", "child"),
        {"ages": [13]},
        "now",
    ),
    "A coach texts a 15-year-old in private about training times; the parents know": (
        path("adult_contact", "works_with_children", sexual_or_secret="no"),
        {"ages": [15]},
        "today",
    ),
    "A coach on Snapchat: don’t tell your mum": (
        path("adult_contact", "works_with_children", sexual_or_secret="yes"),
        {},
        "now",
    ),
    "The club mails a list with children’s medical notes to the wrong parents": (
        path("personal_information", "works_with_children", secret_address="no"),
        {},
        "today",
    ),
    "A mocking nickname in a Year 7 WhatsApp group": (
        path("bullying", "child"),
        {"ages": [11, 12]},
        "routine",
    ),
    "A group chat tells a 12-year-old to kill herself; she is quiet, says she is fine": (
        path("bullying", "child", danger="yes"),
        {"ages": [12]},
        "now",
    ),
    "A 9-year-old came across pornography on the library PC": (
        path("saw", "nobody"),
        {"ages": [9]},
        "routine",
    ),
    "A volunteer showed a 14-year-old pornography on his phone": (
        path("saw", "works_with_children"),
        {"ages": [14]},
        "now",
    ),
    "A woman of 24 with a learning disability is blackmailed over a nude": (
        path("threats", "adult_to_adult"),
        {"ages": "no_child"},
        "now",
    ),
    "A team-mate posts where a boy and his mother now hide; her violent ex must not know": (
        path("personal_information", "child", secret_address="yes"),
        {},
        "now",
    ),
    "15-year-olds make an AI nude of a woman leader (32)": (
        path("nude", "child_to_adult", under_18="no"),
        {"ages": [15, 15]},
        "today",
    ),
    "An ex-partner posts an adult volunteer’s nude": (
        path("nude", "adult_to_adult", under_18="no"),
        {"ages": "no_child"},
        "today",
    ),
    "A 16-year-old shares extremist memes, without a threat": (
        path("extremism", "child"),
        {"ages": [16]},
        "today",
    ),
    "An opposing parent abuses a 14-year-old on X, racist": (
        path("bullying", "other_adult"),
        {"ages": [14], "types": ["bullying", "hate_incitement"]},
        "today",
    ),
    "Two members of staff row on Facebook": (path("bullying", "adult_to_adult"), {}, "routine"),
    "An 11-year-old spent £300 of mum’s money in a game": (
        path("money", "nobody", made_to="no"),
        {"ages": [11]},
        "routine",
    ),
    "A 15-year-old’s bank account passes money on for a mate’s cousin": (
        path("money", "other_adult", made_to="yes"),
        {"ages": [15]},
        "now",
    ),
    "A grandparent posts a team photo without consent": (
        path("personal_information", "family", secret_address="no"),
        {"parties": ["adult_on_child"]},
        "routine",
    ),
    "A 6- and a 7-year-old photographed each other undressed": (
        path("nude", "child"),
        {"ages": [6, 7]},
        "now",
    ),
    "A father says he will beat his daughter tonight for her TikTok; she dare not go home": (
        path("bullying", "family", danger="yes"),
        {},
        "now",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("filled_in", [False, True])
def test_true_to_life(case: str, filled_in: bool) -> None:
    given, answers, rank = CASES[case]
    filled = prefill(given) if filled_in else {}
    filled.pop("danger", None)
    assert rank_of(given, {**filled, **answers}) == rank, case
