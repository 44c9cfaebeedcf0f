"""Terms of the monitoring form (Appendix 1 of the source): setting, type, media, action. Pure."""

from webapp.vocabulary.term import Term


class Setting(Term):
    """Where it came to light: exactly one of the form's 18; source L678–736."""

    AFTER_SCHOOL_CLUB = "after_school_club", "After-school club"
    BREAKFAST_CLUB = "breakfast_club", "Breakfast club"
    CHILDMINDER = "childminder", "Childminder"
    CHILDRENS_CENTRE = "childrens_centre", "Children’s centre"
    FOSTER_HOME = "foster_home", "Foster home"
    HIGH_SCHOOL = "high_school", "High school"
    HOME = "home", "Home"
    INFANT_SCHOOL = "infant_school", "Infant school"
    INTERNET_CAFE = "internet_cafe", "Internet café"
    JUNIOR_SCHOOL = "junior_school", "Junior school"
    LIBRARY = "library", "Library"
    NURSERY = "nursery", "Nursery"
    OFFICE = "office", "Office"
    POST_16_EDUCATION = "post_16_education", "Post-16 education"
    RESIDENTIAL_HOME = "residential_home", "Residential home"
    SPORTS_CLUB = "sports_club", "Sports club"
    YOUTH_CENTRE = "youth_centre", "Youth centre"
    OTHER = "other", "Other"


class IncidentType(Term):
    """What kind of incident: one or more of the form's 7, or not known; source L737–763."""

    SEXUAL = "sexual", "Sexual", "Nudes and semi-nudes, sexual messages or images."
    GROOMING = "grooming", "Grooming", "An adult building trust with a child to abuse them."
    BULLYING = "bullying", "Bullying"
    VIOLENCE = "violence", "Violence"
    HATE_INCITEMENT = "hate_incitement", "Hate or incitement"
    FINANCIAL = "financial", "Financial", "Scams, or threats made to get money."
    OTHER = "other", "Other"
    NOT_KNOWN = "not_known", "Not known"


class Media(Term):
    """What was used: one or more of the form's 8; source L764–799. Hints name today's."""

    SOCIAL_NETWORKING = (
        "social_networking",
        "Social networking",
        "Instagram, TikTok, Snapchat, Facebook, YouTube.",
    )
    BBM_OR_OTHER_FREE_SYSTEM = (
        "bbm_or_other_free_system",
        "Free messaging app",
        "WhatsApp, Telegram, Signal and the like. The paper form says BBM.",
    )
    MSN = "msn", "Online chat", "Discord, chat rooms, game chat. The paper form says MSN."
    EMAIL = "email", "Email"
    WEBCAM = "webcam", "Webcam, video or livestream"
    MOBILE_PHONE = "mobile_phone", "Mobile phone", "Calls, text messages, camera."
    GAMES_CONSOLE = "games_console", "Games console"
    OTHER = "other", "Other", "For example an AI tool."


class Action(Term):
    """What has been done: one or more of the form's 5, or nothing yet; source L800–816."""

    LADO_REFERRAL = (
        "lado_referral",
        "Referral to the LADO",
        "The Local Authority Designated Officer.",
    )
    SOCIAL_CARE_REFERRAL = "social_care_referral", "Referral to children’s social care"
    ADVICE_TO_PARENTS = "advice_to_parents", "Advice to parents"
    POLICE_INVESTIGATION = (
        "police_investigation",
        "Police investigation",
        "Or you told the police.",
    )
    OTHER = "other", "Other"
    NOTHING_YET = "nothing_yet", "Nothing yet"


class ContactBy(Term):
    """How the reporter wants to be contacted."""

    CALL = "call", "Call me"
    TEXT = "text", "Text message"
    EMAIL = "email", "Email"
    RELAY = "relay", "Relay UK"


class CallResult(Term):
    """How a call ended.

    Only SPOKE was heard by the worker, and reached somebody: whoever was spoken to before an
    outcome knew more (SPOKE_BEFORE) has not heard of that. LEAD_RINGS and LEAD_RANG are no calls of
    theirs: what their lead or deputy, the last one spoken to, said of somebody who must hear.
    """

    SPOKE = "spoke", "Spoke"
    SPOKE_BEFORE = "spoke_before", "Spoke, before more was known"
    NO_ANSWER = "no_answer", "No answer"
    LEFT_MESSAGE = "left_message", "Left a message"
    DID_NOT_RING = "did_not_ring", "Did not ring"
    UNANSWERED = "unanswered", "Not said"
    LEAD_RINGS = "lead_rings", "Lead or deputy said they ring, not confirmed"
    LEAD_RANG = "lead_rang", "Rung by lead or deputy"


NO_CALLS = frozenset({CallResult.DID_NOT_RING, CallResult.LEAD_RINGS})
"""Results of what was no call, by anybody, as far as the worker knows."""
