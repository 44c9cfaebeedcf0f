"""The words by which a line is known to say what it must. Pure.

A change of words changes them here.
"""

import re

STAY = r"\b[Ss]tay\b|Keep them with you|Do not leave them alone"
NO_SECRETS = r"(?i)don’t promise to keep it secret|promise no secrecy|promise nothing"
HOME = (
    r"(?i)home is safe|is home safe|home may not be safe|going home|until social care advises"
    r"|at home until"
)
NOT_THE_PERSON = (
    r"Say nothing to|(Do not|Don’t) answer|Do not (tackle|confront|argue)"
    r"|Do not ask the relative|Keep (the )?children apart|nobody else|other child|A relative comes"
    r"|(Do not|Don’t) (answer back, )?(question|confront)|Tell nobody (in the family|at home)"
)
NOT_THE_FAMILY = (
    r"(?i)tell no family|tell nobody (in the family|at home)|say nothing to .*\bfamily"
    r"|(do not|don’t) .*(tell (the |a )?famil|ring the family)"
    r"|decides (who tells (the )?family|about the famil)|agree who tells the family"
)
TELLS_THE_FAMILY = (
    r"(?i)(?<!not )\b(tell|ask|inform|notify|contact|ring|call|(speak|talk) (to|with))"
    r" (the |their |both |a |other )*(parents?|mother|father|famil(y|ies)|relatives?)\b"
)
# The rule for images, act by act.
LOOKS = r"(?i)\blooks?\b|\bwatch"
COPIES = r"(?i)\bcop(y|ies)\b"
SENDS = r"(?i)\bsends?\b"
DELETES = r"(?i)\bdeletes?\b|nothing deleted"
SWITCHES_OFF = r"switches off"
LOOKS_FOR = r"(?i)look for|search"
SEEN = r"Seen it\? (Tell your lead|Say so)"
POLICE = r"\b101\b|\b999\b|[Pp]olice"
UNDER_18 = r"under 18"
# Something gathered, asked, told or explained; not a prohibition.
GATHERS_OR_TALKS = (
    r"^(Find the evidence|If there is no evidence|Ask the person|Tell the parents|Explain|Find out"
    r"|Decide on sanctions|Harassment: keep|Consider why|Was private|If the adult is your member"
    r"|Disciplinary)"
)
PROHIBITION = (
    r"^(Do not|Don’t|Nobody|Never|Say nothing|Tell no)|(?i:\b(look|copy|delete|send)[^.]* nothing)"
)
LEAD = r"(?i:your|my) (?i:safeguarding )?(?i:lead)\b"
TELL_LEAD = r"(Ring|ring|Tell|tell) your lead"
NOT_TO_LEAD = r"Do not ring your lead\."
NOT_AT_HOME = r"Tell nobody (in the family|at home)"


def says(phrase: str, text: str) -> bool:
    """Whether the text says this."""
    return re.search(phrase, text) is not None
