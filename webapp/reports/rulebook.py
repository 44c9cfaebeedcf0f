"""The rules of the report as data: the page carries it, phone and server read the same."""

from typing import Any

MAXIMUM = {
    "setting_other": 500,
    "type_other": 500,
    "media_other": 500,
    "action_other": 500,
    "before_we_ring": 500,
    "organisation": 120,
    "contact_name": 120,
    "contact_phone": 40,
    "contact_email": 120,
}

# Each check: its name, the field to go to, the sentence beside it; in the order of the form.
CHECKS = [
    (
        "day",
        "incident_date",
        "Give the date as a day, month and year. If you save anyway, the date is left out.",
    ),
    ("past", "incident_date", "The date is in the future. Check it."),
    (
        "ages",
        "ages",
        "Give the ages as whole numbers, such as 12, 13. If you save anyway, they are left out.",
    ),
    ("required", "parties", "Choose who was involved."),
    ("required", "setting", "Choose the type of setting."),
    ("explained", "setting_other", "You chose another setting. Say what it is."),
    ("required", "types", "Choose the type of incident."),
    (
        "explained",
        "type_other",
        "You chose another type of incident. Say what, with no child’s name.",
    ),
    ("explained", "media_other", "You chose other media. Say what was used."),
    ("explained", "action_other", "You chose another action. Say what was done."),
    (
        "times",
        "rung",
        "Give the day and the time of the call. If you save anyway, the time is left out.",
    ),
    ("required", "contact_name", "Give your own name, so that the unit knows whom to ask for."),
    (
        "reachable",
        "contact_phone",
        "Give a phone number or an email address, so that the unit can reach you.",
    ),
    ("digits", "contact_phone", "Check the phone number. It has too few digits."),
    ("address", "contact_email", "Check the email address. It should look like name@example.org."),
    (
        "wanted_phone",
        "contact_phone",
        "You asked for a call or a text message. Give a phone number.",
    ),
    ("wanted_email", "contact_email", "You asked for an email. Give an email address."),
]

RULES: dict[str, Any] = {
    "checks": CHECKS,
    # A correction that says nothing: the one thing that cannot be saved anyway.
    "empty": ("danger", "Nothing is filled in. Fill in what has changed or is new."),
    "demands": ["required", "explained", "reachable", "wanted_phone", "wanted_email"],
    "maximum": MAXIMUM,
    "tooLong": "This is longer than {maximum} characters. "
    "If you save anyway, what is over is cut off.",
    "callMaximum": 80,
    "calls": 12,
    "oldestDay": "1950-01-01",
    "oldestChild": 25,
    # Asked only where this answer holds this code.
    "followUps": {
        "adult_pair": ("parties", "adult_on_adult"),
        "setting_other": ("setting", "other"),
        "type_other": ("types", "other"),
        "media_other": ("media", "other"),
        "action_other": ("actions", "other"),
    },
    "byPhone": ["call", "text", "relay"],
    "urgent": {
        "danger": ["yes", "not_sure"],
        "areas": ["sexual", "adult_contact"],
        "types": ["sexual", "grooming", "violence"],
    },
    "prefill": {
        "sexual": {"types": ["sexual"]},
        "bullying": {"types": ["bullying"]},
        "personal_information": {
            "types": ["other"],
            "type_other": ["Mishandling of personal information"],
        },
    },
}
