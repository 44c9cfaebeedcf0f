"""Stories of a demonstration: what happened, as a worker answers it. Pure.

No person in them is real. The areas, gates and codes are those of the path and the form.
"""

from dataclasses import dataclass, field
from typing import Any

Answers = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Story:
    """One kind of incident. `often`: how often it happens, as a ratio; `ages`: youngest, oldest.

    `intents` are the answers that workers give; `known`: the lead or the police were rung at once.
    """

    often: int
    path: Answers
    types: tuple[str, ...]
    media: tuple[str, ...]
    parties: str
    ages: tuple[int, int] | None = (11, 15)
    answers: Answers = field(default_factory=dict)
    said: tuple[str, ...] = ()


def _path(area: str, who: str, *, danger: str = "no", **gates: str) -> Answers:
    return {"danger": danger, "areas": [area], "who": who, **gates}


CC, AC, CA, AA = "child_on_child", "adult_on_child", "child_on_adult", "adult_on_adult"
PHONE, CHAT, SOCIAL = "mobile_phone", "bbm_or_other_free_system", "social_networking"

STORIES = (
    Story(
        often=14,
        path=_path("nude", "child"),
        types=("sexual",),
        media=(SOCIAL, PHONE),
        parties=CC,
        ages=(12, 15),
        said=(
            "Shown on a phone in the changing room. I have not seen the picture myself.",
            "She told me after training. Her parents do not know yet.",
        ),
    ),
    Story(
        often=24,
        path=_path("bullying", "child"),
        types=("bullying",),
        media=(CHAT,),
        parties=CC,
        answers={"actions": ["advice_to_parents"], "intent": "deliberate"},
        said=(
            "A group of nine, one boy is called names every evening.",
            "They made a group without her and post what she wears.",
        ),
    ),
    Story(
        often=7,
        path=_path("adult_contact", "online", sexual_or_secret="yes"),
        types=("grooming",),
        media=("games_console", "msn"),
        parties=AC,
        ages=(11, 14),
        said=("Somebody he only knows from the game asks for pictures.",),
    ),
    Story(
        often=4,
        path=_path("adult_contact", "works_with_children", sexual_or_secret="yes"),
        types=("grooming",),
        media=(SOCIAL,),
        parties=AC,
        ages=(14, 16),
        answers={"actions": ["lado_referral"]},
        said=("Private messages from a volunteer, late at night.",),
    ),
    Story(
        often=2,
        path=_path("adult_contact", "lead", sexual_or_secret="not_sure"),
        types=("grooming",),
        media=(PHONE,),
        parties=AC,
        ages=(15, 16),
        said=("Please do not ring the office number.",),
    ),
    Story(
        often=6,
        path=_path("personal_information", "online", secret_address="no"),
        types=("other",),
        media=(SOCIAL,),
        parties="not_known",
        answers={"type_other": "Personal information"},
        said=("The member list with telephone numbers was on an open page.",),
    ),
    Story(
        often=2,
        path=_path("personal_information", "family", secret_address="yes"),
        types=("other",),
        media=(SOCIAL,),
        parties=AC,
        ages=(6, 10),
        answers={"type_other": "Personal information"},
        said=("A father posted the team photograph. One family must not be found.",),
    ),
    Story(
        often=5,
        path=_path("threats", "child"),
        types=("sexual",),
        media=(SOCIAL, CHAT),
        parties=CC,
        ages=(13, 16),
        said=("He says he sends it to everybody unless she pays.",),
    ),
    Story(
        often=3,
        path=_path("threats", "online", danger="not_sure"),
        types=("sexual", "financial"),
        media=(SOCIAL,),
        parties=AC,
        ages=(14, 17),
        answers={"actions": ["police_investigation"]},
        said=("They want gift cards by tonight. He has not eaten since.",),
    ),
    Story(
        often=3,
        path=_path("self_harm", "nobody", danger="not_sure"),
        types=("other",),
        media=(SOCIAL,),
        parties="not_known",
        ages=(12, 16),
        answers={"type_other": "Self-harm or suicide"},
        said=("She showed me what she reads at night.",),
    ),
    Story(
        often=9,
        path=_path("saw", "nobody"),
        types=("other",),
        media=("other",),
        parties="not_known",
        ages=(7, 11),
        answers={
            "type_other": "A child saw something upsetting",
            "media_other": "A tablet of ours",
        },
        said=("It came up in a search. We have told the parents.",),
    ),
    Story(
        often=4,
        path=_path("money", "nobody", made_to="no"),
        types=("financial",),
        media=("games_console",),
        parties="not_known",
        ages=(9, 13),
        said=("His mother’s card, £180 in a game.",),
    ),
    Story(
        often=3,
        path=_path("money", "other_adult", made_to="yes"),
        types=("financial",),
        media=(CHAT, SOCIAL),
        parties=AC,
        ages=(15, 17),
        said=("Money goes through his account and he is afraid to stop.",),
    ),
    Story(
        often=3,
        path=_path("bullying", "adult_to_adult", under_18="no"),
        types=("bullying",),
        media=(SOCIAL,),
        parties=AA,
        ages=None,
        answers={"adult_pair": "staff_on_staff"},
        said=("Two of our staff, in comments that parents can read.",),
    ),
    Story(
        often=4,
        path=_path("nude", "child_to_adult"),
        types=("sexual",),
        media=(SOCIAL,),
        parties=CA,
        ages=(14, 16),
        answers={"intent": "deliberate"},
        said=("A picture of a leader, made with an AI tool.",),
    ),
    Story(
        often=3,
        path=_path("extremism", "child"),
        types=("hate_incitement", "other"),
        media=(CHAT,),
        parties=CC,
        ages=(14, 16),
        answers={"type_other": "Extremism"},
        said=("Memes at first. Now he defends them.",),
    ),
    Story(
        often=1,
        path=_path("nude", "works_with_children", danger="yes"),
        types=("sexual",),
        media=("other",),
        parties=AC,
        ages=(7, 10),
        answers={"media_other": "A laptop", "actions": ["police_investigation"]},
        said=("He left it behind. Nobody has touched the laptop since.",),
    ),
)
