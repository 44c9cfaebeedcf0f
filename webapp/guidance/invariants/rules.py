"""What must be seen of each page of steps before anything is opened, and on which pages. Pure.

The practitioner's table of what may not fold away. A rule looks for words by the phrases of
phrases.py: it sees that something is gone, never that a new sentence is dangerous.
"""

from collections.abc import Callable
from dataclasses import dataclass

from webapp.guidance.invariants import phrases as say
from webapp.guidance.invariants.seen import Seen

On = Callable[[Seen], bool]


@dataclass(frozen=True)
class Rule:
    """`id`: in must_show.yaml, or our own. `phrases`: each must be found, or none if `never`."""

    id: str
    says: str
    on: On
    phrases: tuple[str, ...]
    never: bool = False
    in_know: bool = False

    def is_broken_on(self, page: Seen) -> bool:
        """Whether this page lacks what it must say, or says what it must not."""
        if not self.on(page):
            return False
        text = page.know if self.in_know else page.lines
        found = [say.says(phrase, text) for phrase in self.phrases]
        return any(found) if self.never else not all(found)


def _child(page: Seen) -> bool:
    return page.has_child


def _area(*areas: str, by_adult: bool | None = None, child: bool | None = None) -> On:
    def is_on(page: Seen) -> bool:
        return (
            bool(page.areas & {*areas})
            and by_adult in (None, page.by_adult)
            and child in (None, page.has_child)
        )

    return is_on


def _who(*who: str, areas: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> On:
    def is_on(page: Seen) -> bool:
        return (
            page.who in who
            and not page.areas <= {*without}
            and (not areas or bool(page.areas & {*areas}))
        )

    return is_on


def _somebody_did_it(page: Seen) -> bool:
    """Not where a child worries about an adult who may harm themselves."""
    worries = page.areas == {"self_harm"} and page.who == "child_to_adult"
    return page.has_child and page.who != "nobody" and not worries


def _may_block(page: Seen) -> bool:
    return "threats" in page.areas and page.who == "online"


GRAVE = ("nude", "threats")
ASKED_UNDER_18 = (
    "nude",
    "threats",
    "adult_contact",
    "not_sure",
    "could_be_sexual",
    "extremism",
)

RULES: tuple[Rule, ...] = (
    Rule("M0", "Stay with the child.", _child, (say.STAY,)),
    Rule("M0", "Do not promise to keep it secret.", _child, (say.NO_SECRETS,)),
    Rule("M11", "Is home safe?", _child, (say.HOME,)),
    Rule("M11", "Do not tell the family yourself.", _child, (say.NOT_THE_FAMILY,)),
    Rule("M8", "Do not alert the person it is about.", _somebody_did_it, (say.NOT_THE_PERSON,)),
    Rule(
        "M3",
        "Nobody looks, copies, sends or deletes.",
        _area(*GRAVE),
        (say.LOOKS, say.COPIES, say.SENDS, say.DELETES),
    ),
    Rule("M3", "Never: look at it, copy, send or delete it.", _child, (say.ORDERS_IT,), never=True),
    Rule("M5", "Seen it? Tell your lead.", _area(*GRAVE, child=True), (say.SEEN,)),
    Rule("M6", "Nobody switches off.", _area(*GRAVE, by_adult=True), (say.SWITCHES_OFF,)),
    Rule(
        "M3",
        "Do not look, copy or delete.",
        _area("adult_contact", "could_be_sexual", child=True),
        (say.LOOKS, say.COPIES, say.DELETES),
    ),
    Rule("M3", "Do not look or copy.", _area("saw", child=True), (say.LOOKS, say.COPIES)),
    Rule(
        "M3",
        "Do not search, copy or delete.",
        _area("bullying", "personal_information", by_adult=True),
        (say.LOOKS_FOR, say.COPIES, say.DELETES),
    ),
    Rule(
        "M3",
        "A screenshot only if nobody is undressed.",
        lambda page: say.says("(?i)screenshot", page.lines),
        (r"no screenshots|only if nobody is undressed",),
    ),
    Rule(
        "M7",
        "The police must hear; no answer: you ring 101.",
        _area(*GRAVE, by_adult=True),
        (r"police must (?:hear|know)", r"\b101\b"),
    ),
    Rule("M7", "Police now.", _area(*GRAVE, by_adult=True), ("Police now",), in_know=True),
    Rule("M7", "Police, 101 or 999.", _area("threats"), (say.POLICE,)),
    Rule(
        "M9",
        "Social care now.",
        _who("family", areas=(*GRAVE, "adult_contact", "self_harm")),
        ("Social care now",),
        in_know=True,
    ),
    Rule("M9", "Social care.", _who("family"), ("(?i)social care",)),
    Rule(
        "M10",
        "LADO within 1 working day, before any enquiry.",
        _who("works_with_children", "lead"),
        ("LADO within 1 working day, before any enquiry",),
        in_know=True,
    ),
    Rule(
        "M10",
        "LADO, if they may work with children.",
        _who("other_adult"),
        ("LADO 1 working day, if they may work with children",),
        in_know=True,
    ),
    Rule(
        "M15",
        "Do not pay or reply. Delete nothing. Thinking of suicide? 999.",
        _area("threats"),
        ("Do not pay or reply", say.DELETES, "Thinking of suicide.* 999|might act soon. 999"),
    ),
    Rule(
        "M15",
        "Only a stranger met online is blocked.",
        lambda page: not _may_block(page),
        ("then block",),
        never=True,
    ),
    Rule("M15", "Note user name, then block.", _may_block, ("Note user name, then block",)),
    Rule(
        "M15",
        "It is not the child’s fault.",
        lambda page: _child(page) and page.areas == {"threats"} and page.who != "child_to_adult",
        ("not your fault",),
    ),
    Rule(
        "under-18",
        "Could anyone be under 18? Change your answer.",
        _who("adult_to_adult", areas=ASKED_UNDER_18),
        (rf"^(?:[^.]*\b999\. )*[^.?]*({say.UNDER_18})[^.]*\.", "Change your answer"),
    ),
    Rule("no-tip-off", "Nobody in the family is told.", _who("family"), (say.NOT_AT_HOME,)),
    Rule(
        "no-tip-off",
        "Never: tell or ask the family, where an adult did it.",
        lambda page: page.by_adult,
        (say.TELLS_THE_FAMILY,),
        never=True,
    ),
    Rule("lead", "Ring your lead.", lambda page: page.who != "lead", (say.TELL_LEAD,)),
    Rule("about-lead", "Do not ring your lead.", _who("lead"), (say.NOT_TO_LEAD,)),
    Rule(
        "about-lead",
        "Never: tell or ring the lead it is about.",
        _who("lead"),
        (f"(?<!Do not ring ){say.LEAD}",),
        never=True,
    ),
)
