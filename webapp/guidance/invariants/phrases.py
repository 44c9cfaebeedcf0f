"""The words by which a line is known to say what it must. Pure.

A change of words changes them here.
"""

import re

from webapp.guidance.source.stronger import CLAUSE, forbids

STAY = r"\b[Ss]tay\b|Keep them with you|Do not leave them alone"
NO_SECRETS = r"(?i)don’t promise to keep it secret|promise no secrecy|promise nothing"
HOME = (
    r"(?i)home is safe|is home safe|home may not be safe|going home|until social care advises"
    r"|at home until"
)
NOT_THE_PERSON = (
    r"Say nothing to|(Do not|Don’t) answer|Do not (tackle|confront|argue)"
    r"|Do not ask the relative|Keep (the )?children apart|Tell no family (or|and no) other child"
    r"|(Do not|Don’t) (answer back, )?(question|confront)|Tell nobody (in the family|at home)"
)
NOT_THE_FAMILY = (
    r"(?i)tell no family|tell nobody (in the family|at home)|say nothing to [^.?!:;]*\bfamily"
    rf"|(do not|don’t) {CLAUSE}(tell (the |a )?famil|ring the family)"
    r"|decides (who tells (the )?family|about the famil)|agree who tells the family"
)
TELLS_THE_FAMILY = (
    r"(?i)(?<!not )\b(tell|ask|inform|notify|contact|ring|call|(speak|talk) (to|with))"
    r" (the |their |both |a |other )*(parents?|mother|father|famil(y|ies)|relatives?)\b"
)
# The rule for images, act by act: each must be forbidden, not only named.
LOOKS = forbids("looks?|watch")
COPIES = forbids("copy|copies")
SENDS = forbids("sends?")
DELETES = rf"{forbids('deletes?')}|nothing deleted"
SWITCHES_OFF = forbids("switches off")
LOOKS_FOR = forbids("looks?|search")
ORDERS_IT = (
    r"(?:^|[.?!:;] )(?:Look at|Look,|Copy|Send|Delete|Watch|View|Forward)\b(?![^.?!:;]*\bnothing)"
)
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
