"""Addresses of the reporter's pages, and the groups of contacts on "Who to call"."""

from webapp.guidance.path import SEXUAL
from webapp.vocabulary.behaviour import Area

STATIC_PAGES = {
    "/": "guidance/home.html",
    "/my-lead": "guidance/my_lead.html",
    "/about-my-lead": "guidance/about_my_lead.html",
    "/for-the-child": "guidance/for_the_child.html",
    "/privacy": "guidance/privacy.html",
    "/privacy/notice": "guidance/privacy_notice.html",  # not stored on phones
    "/accessibility": "guidance/accessibility.html",
}

TABLES = {
    "bullying": Area.BULLYING.value,
    "sexual": SEXUAL,
    "personal-information": Area.PERSONAL_INFORMATION.value,
}

# What must be shown above each table, on paper too: whoever reads it may do no harm by it.
CARE_ABOVE_TABLES = {
    "bullying": ("M3", "M8"),
    "sexual": ("M3", "M6", "M7", "M8"),
    "personal-information": ("M3", "M8"),
}

CALL_GROUPS = {
    "Danger now": ("emergency-999",),
    "Your first calls": ("my-lead", "police-101", "nspcc"),
    "A child may be at risk": ("social-care", "social-care-night", "unit", "lado", "ppiu"),
    "An adult needs care or support": ("adult-social-care",),
    "For the child": ("childline", "report-remove", "papyrus"),
    "Thoughts of suicide": ("nhs-111", "samaritans"),
    "Money or pictures, adults": ("bank", "report-fraud", "revenge-porn-helpline", "stopncii"),
    "If the concern is about your own organisation": ("nspcc-whistleblowing",),
    "Online: where to report": ("ceop", "iwf", "report-harmful-content", "act-early", "act-online"),
    "Advice for you and your organisation": (
        "posh",
        "stop-it-now",
        "senior-adviser",
        "unit-mailbox",
        "ceop-education",
        "childnet",
    ),
    "If you cannot hear or speak": ("relay-uk",),
}
