"""Terms of the path: what happened, who did it to whom, where it was made. Pure."""

from webapp.vocabulary.term import Term


class Area(Term):
    """What it is about, in a worker’s words. Which tables of the source belong to each is data."""

    NUDE = "nude", "A nude, or filmed undressed", "Changing, toilet, edited or AI too"
    THREATS = (
        "threats",
        "Threats to share a picture",
        "Or demands: money, more pictures",
    )
    ADULT_CONTACT = (
        "adult_contact",
        "An adult’s contact with a child",
        "Private, sexual, gifts, a meeting",
    )
    SELF_HARM = "self_harm", "Self-harm or suicide"
    BULLYING = "bullying", "Bullying, hate or threats"
    PERSONAL_INFORMATION = (
        "personal_information",
        "Details, photos or film shared",
        "Filmed wrongly, posted, leaked, lost",
    )
    SAW = "saw", "A child saw something upsetting", "Pornography, violence, cruelty"
    MONEY = "money", "Money, scam, hacked account", "Games, gift cards, false profiles"
    EXTREMISM = "extremism", "Extremism"
    COULD_BE_SEXUAL = "could_be_sexual", "Not sure, but it could be sexual"
    NOT_SURE = "not_sure", "Something else, or not sure"


class Who(Term):
    """Who did it. The last two of those offered did it to an adult; all others to a child."""

    CHILD = "child", "Another child"
    WORKS_WITH_CHILDREN = "works_with_children", "An adult who works or helps with children"
    FAMILY = "family", "A parent, relative or someone at home"
    OTHER_ADULT = "other_adult", "Another adult"
    ONLINE = "online", "Someone met only online, or not known"
    LEAD = "lead", "The safeguarding lead, or someone close to them"
    NOBODY = "nobody", "Nobody did it"
    CHILD_TO_ADULT = "child_to_adult", "A child, to an adult"
    ADULT_TO_ADULT = "adult_to_adult", "An adult, to an adult"


class Gate(Term):
    """The answer to the one question that may come before the steps."""

    YES = "yes", "Yes"
    NOT_SURE = "not_sure", "Not sure"
    NO = "no", "No"


class Parties(Term):
    """Who did it to whom; source L134–144 and the form's L660–676."""

    CHILD_ON_CHILD = "child_on_child", "A child to a child"
    CHILD_ON_ADULT = "child_on_adult", "A child to an adult"
    ADULT_ON_CHILD = "adult_on_child", "An adult to a child"
    ADULT_ON_ADULT = "adult_on_adult", "An adult to an adult"
    NOT_KNOWN = "not_known", "Not known"


class AdultPair(Term):
    """Which two adults; source L144 and the tables' last two columns."""

    STAFF_ON_STAFF = "staff_on_staff", "A member of staff or volunteer to another"
    PUBLIC_ON_STAFF = "public_on_staff", "A member of the public to staff", "For example a parent."
    OTHER = "other", "Other adults, or not sure", "Or an adult who needs care or support."


class Origin(Term):
    """Where the content was made; the tables' first two rows."""

    SETTING = "setting", "Here, at our setting"
    ELSEWHERE = "elsewhere", "At home or somewhere else"
    BOTH = "both", "Both, or not sure"


class Intent(Term):
    """Accidental or deliberate; source L947–959. It changes sanctions, never a step."""

    NOT_KNOWN = "not_known", "Not known yet"
    ACCIDENTAL = "accidental", "Accidental"
    DELIBERATE = "deliberate", "Deliberate"


class Danger(Term):
    """Whether anyone is in danger now."""

    YES = "yes", "Yes"
    NOT_SURE = "not_sure", "Not sure"
    NO = "no", "No, not now"
