"""Made-up reports that a test sends. No person, club or number in them is real."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True)
class SampleReport:
    """A report to send: its content, its wait on the phone, and how many steps were ticked.

    `incident_date` may be a timedelta: so long before the report was saved.
    """

    waited: timedelta
    inside: dict[str, Any]
    ticked: int = 0


def _path(area: str, who: str, *, danger: str = "no", **more: str) -> dict[str, Any]:
    return {"danger": danger, "areas": [area], "who": who, **more}


def _person(name: str, phone: str, **more: str) -> dict[str, str]:
    return {"contact_name": name, "contact_phone": phone, "contact_by": "call", **more}


REPORTS = [
    SampleReport(
        timedelta(hours=3, minutes=10),
        {
            "path": _path("nude", "child", parties="child_on_child"),
            "answers": {
                "incident_date": timedelta(days=1),
                "ages": [13, 14],
                "parties": ["child_on_child"],
                "setting": "sports_club",
                "types": ["sexual"],
                "media": ["social_networking", "mobile_phone"],
                "danger": "no",
                "intent": "not_known",
                "rung": "nobody_yet",
                "organisation": "Marple Road Sports Club",
                "before_we_ring": "I coach until 8pm and have no signal in the hall.",
                **_person("Jo Bright", "0161 496 0101"),
            },
        },
    ),
    SampleReport(
        timedelta(minutes=4),
        {
            "path": _path("bullying", "child", parties="child_on_child"),
            "answers": {
                "incident_date": "still_going_on",
                "ages": [11, 11, 12],
                "parties": ["child_on_child"],
                "setting": "youth_centre",
                "types": ["bullying"],
                "media": ["bbm_or_other_free_system"],
                "actions": ["advice_to_parents"],
                "intent": "deliberate",
                "rung": [{"who": "unit", "reference": "SCU 1042", "result": "spoke"}],
                "organisation": "Heaton Lane Youth Centre",
                **_person("Sam Okafor", "0161 496 0102", contact_email="sam@example.org"),
            },
        },
        ticked=2,
    ),
    SampleReport(
        timedelta(minutes=1),
        {
            "path": _path(
                "adult_contact", "online", sexual_or_secret="not_sure", danger="not_sure"
            ),
            "answers": {
                "incident_date": timedelta(days=0),
                "ages": [15],
                "parties": ["adult_on_child"],
                "setting": "library",
                "types": ["grooming"],
                "media": ["games_console", "social_networking"],
                "actions": ["police_investigation"],
                "danger": "not_sure",
                "rung": [{"who": "my-lead", "result": "no_answer"}],
                "organisation": "Central Library",
                **_person("Dee Lomax", "0161 496 0103"),
            },
        },
        ticked=3,
    ),
    SampleReport(
        timedelta(days=2, hours=5),
        {
            "path": _path(
                "personal_information",
                "adult_to_adult",
                parties="adult_on_adult",
                secret_address="no",
            ),
            "answers": {
                "incident_date": timedelta(days=6),
                "ages": "no_child",
                "parties": ["adult_on_adult"],
                "adult_pair": "staff_on_staff",
                "setting": "office",
                "types": ["other"],
                "type_other": "Mishandling of personal information",
                "media": ["email"],
                "actions": ["other"],
                "action_other": "Told our data protection lead the same day.",
                "intent": "accidental",
                "rung": "nobody_yet",
                "organisation": "Family Support Office",
                **_person("Ruth Ellison", "", contact_email="ruth@example.org", contact_by="email"),
            },
        },
    ),
    SampleReport(
        timedelta(minutes=35),
        {
            "path": None,
            "answers": {
                "incident_date": "not_known",
                "ages": "not_known",
                "parties": ["child_on_adult"],
                "setting": "high_school",
                "types": ["hate_incitement", "bullying"],
                "media": ["webcam", "other"],
                "media_other": "A voice that was made with an AI tool",
                "rung": [{"who": "my-lead", "result": "spoke"}],
            },
        },
    ),
    SampleReport(
        timedelta(hours=20),
        {
            "path": _path("money", "child", parties="child_on_child", made_to="yes"),
            "answers": {
                "incident_date": timedelta(days=3),
                "ages": [16, 17],
                "parties": ["child_on_child"],
                "setting": "post_16_education",
                "types": ["financial"],
                "media": ["social_networking"],
                "actions": ["advice_to_parents"],
                "rung": [{"who": "my-lead", "result": "spoke"}],
                "organisation": "Stockport Sixth Form Annexe",
                **_person("Alex Pryce", "0161 496 0106", contact_by="relay"),
            },
        },
    ),
    SampleReport(
        timedelta(minutes=12),
        {
            "path": _path("bullying", "lead", parties="not_known"),
            "answers": {
                "incident_date": timedelta(days=2),
                "ages": [14],
                "parties": ["adult_on_child"],
                "setting": "sports_club",
                "types": ["bullying"],
                "media": ["social_networking", "mobile_phone"],
                "rung": [
                    {"who": "my-deputy", "result": "spoke"},
                    {"who": "nspcc", "reference": "Log 77", "result": "spoke"},
                ],
                "organisation": "Beech Road Swimming Club",
                **_person("Priya Nair", "0161 496 0107"),
            },
        },
        ticked=2,
    ),
]

CORRECTION = SampleReport(
    timedelta(minutes=2),
    {
        "path": None,
        "answers": {
            "ages": [13, 14, 14],
            "rung": [
                {
                    "who": "social-care",
                    "name": "Duty manager",
                    "reference": "CSC 2290",
                    "result": "spoke",
                }
            ],
        },
    },
)
