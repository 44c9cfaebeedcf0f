"""Terms of the path: what happened, who did it to whom, where it was made. Pure."""

from webapp.vocabulary.term import Term


class Area(Term):
    """The areas of behaviour; source L117–130. The last is ours."""

    BULLYING = (
        "bullying",
        "Bullying or threatening",
        "Also because of race, religion, disability, sexuality or gender. By phone, message, "
        "network, page, image or video.",
    )
    SEXUAL = (
        "sexual",
        "Sexual",
        "Nudes and semi-nudes (sexting), sexual messages, webcam, grooming, or taking, making, "
        "showing or sharing sexual images of anyone under 18, also made with AI.",
    )
    PERSONAL_INFORMATION = (
        "personal_information",
        "Personal information mishandled",
        "Personal details leaked or shared, or someone recorded who should not have been.",
    )
    ADULT_CONTACT = ("adult_contact", "An adult’s contact with a child worries me")


class Parties(Term):
    """Who did it to whom; source L134–144 and the form's L660–676."""

    CHILD_ON_CHILD = "child_on_child", "A child to a child"
    CHILD_ON_ADULT = "child_on_adult", "A child to an adult"
    ADULT_ON_CHILD = "adult_on_child", "An adult to a child"
    ADULT_ON_ADULT = "adult_on_adult", "An adult to an adult"
    NOT_KNOWN = "not_known", "I do not know"


class AdultRole(Term):
    """Whether the adult works or volunteers with children."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "I do not know"


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
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"
