"""How workers tell a story: what goes into a report, and into a correction of it. Pure."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from webapp.demo.stories import Story
from webapp.demo.waits import since_it_happened

Inside = dict[str, Any]

FIRST_NAMES = [
    "Jo",
    "Sam",
    "Dee",
    "Ruth",
    "Alex",
    "Priya",
    "Omar",
    "Lena",
    "Chris",
    "Aisha",
    "Tom",
    "Grace",
    "Marek",
    "Yusuf",
    "Beth",
]
LAST_NAMES = [
    "Bright",
    "Okafor",
    "Lomax",
    "Ellison",
    "Pryce",
    "Nair",
    "Hall",
    "Novak",
    "Shah",
    "Reid",
    "Cole",
    "Amin",
    "Webb",
]
# Who was rung and how it ended, with how often; None: nobody yet.
CALLS = (
    (("my-lead", "spoke"), 45),
    (None, 25),
    (("my-lead", "no_answer"), 14),
    (("unit", "spoke"), 8),
    (("my-deputy", "spoke"), 5),
    (("social-care", "left_message"), 3),
)
INTENTS = ("not_known", "deliberate", "accidental")


def first_telling(
    story: Story, organisation: str, setting: str, at: datetime, chance: Random
) -> Inside:
    """What is inside a report of the story, saved at this moment. Some leave questions out."""
    answers = {
        "danger": story.path["danger"],
        "types": [*story.types],
        "media": [*story.media],
        "intent": chance.choices(INTENTS, [6, 3, 1])[0],
        "incident_date": _day(at, chance),
        "ages": _ages(story, chance),
        "parties": [story.parties],
        "setting": setting,
        "rung": _calls(at, chance),
        "organisation": organisation,
        "before_we_ring": chance.choice(story.said),
        **reporter(chance),
        **story.answers,
    }
    for name in ("intent", "before_we_ring", "contact_email"):
        if chance.random() < 0.4:
            answers.pop(name)
    if chance.random() < 0.05:
        answers.pop("contact_phone")
    return {"path": {**story.path}, "answers": answers}


def second_telling(
    story: Story, organisation: str, setting: str, at: datetime, later: datetime, chance: Random
) -> Inside:
    """The same incident as a colleague reports it, without the path: they know less of it."""
    told = first_telling(story, organisation, setting, later, chance)
    answers = {**told["answers"], "incident_date": at.date().isoformat(), "ages": "not_known"}
    return {"path": None, "answers": answers}


def amendment(at: datetime, chance: Random) -> Inside:
    """What a correction adds: a call, another age, or what was done since."""
    call = {"who": "social-care", "result": "spoke", "reference": f"CSC {chance.randrange(9999)}"}
    found: list[Inside] = [
        {"rung": [{**call, "at": _minute(at - timedelta(minutes=5))}]},
        {"ages": [chance.randrange(9, 17), chance.randrange(9, 17)]},
        {"actions": ["advice_to_parents"]},
        {"danger": "not_sure"},
    ]
    return {"path": None, "answers": chance.choices(found, [5, 3, 3, 1])[0]}


def _day(at: datetime, chance: Random) -> str:
    word = chance.choices(["", "still_going_on", "not_known"], [90, 6, 4])[0]
    return word or (at - since_it_happened(chance)).date().isoformat()


def _ages(story: Story, chance: Random) -> list[int] | str:
    if story.ages is None:
        return "no_child"
    youngest, oldest = story.ages
    children = chance.choices([0, 1, 2, 3], [5, 60, 25, 10])[0]
    return [chance.randint(youngest, oldest) for _ in range(children)] or "not_known"


def _calls(at: datetime, chance: Random) -> list[dict[str, str]] | str:
    call = chance.choices([one for one, _ in CALLS], [often for _, often in CALLS])[0]
    if call is None:
        return "nobody_yet"
    who, result = call
    return [{"who": who, "result": result, "at": _minute(at - timedelta(minutes=11))}]


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M+00:00")


def reporter(chance: Random) -> dict[str, str]:
    """A name, and numbers that Ofcom keeps for drama."""
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    return {
        "contact_name": f"{first} {last}",
        "contact_phone": f"0161 496 0{chance.randrange(1000):03}",
        "contact_email": f"{first}.{last}@example.org".lower(),
        "contact_by": chance.choices(["call", "text", "email", "relay"], [80, 10, 9, 1])[0],
    }
