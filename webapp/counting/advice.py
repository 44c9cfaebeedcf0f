"""Says which steps a path advised, and which of them somebody is known to have done. Pure.

The guidance advises more. These are the steps of which a call, the form or an act of the unit says
that they were done; of a prohibition nobody can. `source` is where the guidance says it: M… of
must_show.yaml, L… the lines of the board's guidance. A test compares this with what the pages say.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from webapp.guidance.path import TriagePath
from webapp.vocabulary.behaviour import Area, Danger, Gate, Who
from webapp.vocabulary.incident import Action, CallResult
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.waiting_for import WaitingFor

# Names of facts and figures.
ADVISED, DONE = "advised", "done"
EVERYBODY = frozenset(Who)
WITH_CHILDREN = frozenset({Who.WORKS_WITH_CHILDREN, Who.LEAD})
STRANGERS = frozenset({Who.ONLINE, Who.OTHER_ADULT})
NO_ADULT = frozenset({Who.CHILD, Who.CHILD_TO_ADULT, Who.NOBODY})
NO_GATE: Mapping[str, frozenset[Who]] = {}
RAISING = (Gate.YES, Gate.NOT_SURE)
# By area, who did it where the page names them without an "if".
POLICE: Mapping[str, frozenset[Who]] = {
    Area.NUDE: EVERYBODY - {Who.CHILD_TO_ADULT, Who.ADULT_TO_ADULT},
    Area.THREATS: EVERYBODY,
    Area.ADULT_CONTACT: frozenset({Who.ONLINE, Who.NOBODY}),
    Area.COULD_BE_SEXUAL: STRANGERS | {Who.NOBODY},
    Area.SAW: WITH_CHILDREN | STRANGERS,
}
SOCIAL_CARE: Mapping[str, frozenset[Who]] = {
    Area.NUDE: EVERYBODY - {Who.CHILD, Who.ADULT_TO_ADULT},
    Area.THREATS: EVERYBODY - {Who.CHILD_TO_ADULT, Who.ADULT_TO_ADULT},
    Area.ADULT_CONTACT: STRANGERS | {Who.FAMILY, Who.NOBODY},
    Area.SELF_HARM: frozenset({Who.FAMILY, Who.LEAD}),
}
# By the gate that was answered yes or not sure.
POLICE_AT_GATE: Mapping[str, frozenset[Who]] = {
    "sexual_or_secret": WITH_CHILDREN | STRANGERS | {Who.FAMILY, Who.NOBODY},
    "secret_address": EVERYBODY,
    "made_to": EVERYBODY,
    "under_18": frozenset({Who.CHILD_TO_ADULT}),
}
SOCIAL_CARE_AT_GATE: Mapping[str, frozenset[Who]] = {
    "sexual_or_secret": WITH_CHILDREN,
    "secret_address": EVERYBODY - {Who.CHILD_TO_ADULT, Who.ADULT_TO_ADULT},
    "made_to": EVERYBODY - {Who.ADULT_TO_ADULT},
}
PARENTS: Mapping[str, frozenset[Who]] = {
    Area.BULLYING: NO_ADULT,
    Area.PERSONAL_INFORMATION: NO_ADULT,
}


class Walked(NamedTuple):
    """A path that was walked to its end: `who` did it, where a child is or may be harmed."""

    path: TriagePath
    who: str
    in_danger: bool


Rule = Callable[[Walked], bool]


@dataclass(frozen=True, kw_only=True)
class Step:
    """`calls` are the contacts of whom one was spoken to, `action` the form's answer, and `whom`
    the unit reached or told: each says that it was done.
    """

    code: str
    label: str
    source: str
    is_advised: Rule
    calls: frozenset[str]
    action: str = ""
    whom: str = ""


def _where(
    table: Mapping[str, frozenset[Who]], at_gate: Mapping[str, frozenset[Who]] = NO_GATE
) -> Rule:
    return lambda walked: (
        any(walked.who in table.get(area, ()) for area in walked.path.areas)
        or any(walked.who in at_gate.get(gate, ()) for gate in _raised(walked.path))
    )


def _raised(path: TriagePath) -> Iterator[str]:
    """The gates that were answered yes or not sure."""
    answers = path.as_report()
    return (
        name
        for name, field in PATH_FIELDS.items()
        if field.term is Gate
        if answers.get(name) in RAISING
    )


def _to_lado(walked: Walked) -> bool:
    is_contact = Area.ADULT_CONTACT in walked.path.areas
    return walked.who in WITH_CHILDREN or (is_contact and walked.who == Who.CHILD)


def _to_parents(walked: Walked) -> bool:
    is_unsafe = Area.SELF_HARM in walked.path.areas or "secret_address" in _raised(walked.path)
    return not walked.path.may_be_sexual and not is_unsafe and _where(PARENTS)(walked)


STEPS = (
    Step(
        code="ring_999",
        label="Ring 999, as somebody is in danger",
        source="M1",
        is_advised=lambda walked: walked.in_danger,
        calls=frozenset({"emergency-999"}),
    ),
    Step(
        code="tell_lead",
        label="Ring the safeguarding lead",
        source="M0.4",
        is_advised=lambda walked: walked.who != Who.LEAD,
        calls=frozenset({"my-lead", "my-deputy"}),
    ),
    Step(
        code="tell_police",
        label="Tell the police",
        source="M7, L267, L345",
        is_advised=_where(POLICE, POLICE_AT_GATE),
        calls=frozenset({"police-101", "emergency-999", "ppiu"}),
        action=Action.POLICE_INVESTIGATION,
        whom=WaitingFor.POLICE,
    ),
    Step(
        code="tell_social_care",
        label="Tell children’s social care",
        source="M9, C2",
        is_advised=_where(SOCIAL_CARE, SOCIAL_CARE_AT_GATE),
        calls=frozenset({"social-care", "social-care-night"}),
        action=Action.SOCIAL_CARE_REFERRAL,
        whom=WaitingFor.SOCIAL_CARE,
    ),
    Step(
        code="tell_lado",
        label="Tell the LADO",
        source="M10",
        is_advised=_to_lado,
        calls=frozenset({"lado"}),
        action=Action.LADO_REFERRAL,
        whom=WaitingFor.LADO,
    ),
    Step(
        code="tell_parents",
        label="Tell the parents, once that is safe",
        source="L250, L252",
        is_advised=_to_parents,
        calls=frozenset(),
        action=Action.ADVICE_TO_PARENTS,
        whom=WaitingFor.FAMILY,
    ),
)


def advised_by(path: Mapping[str, Any]) -> list[Step]:
    """The steps that a report's path advised; none if it was not walked to its end."""
    found = TriagePath.from_report(path)
    if found is None or found.harms_child is None:
        return []
    walked = Walked(found, found.harms_child, path.get("danger") == Danger.YES)
    return [step for step in STEPS if step.is_advised(walked)]


def is_done(step: Step, answers: Mapping[str, Any], whom: Collection[str]) -> bool:
    """Whether the worker says so, or the unit: `whom` it has reached, or told."""
    given = answers.get("actions")
    by_form = step.action in (given if isinstance(given, list) else [given])
    return by_form or step.whom in whom or not step.calls.isdisjoint(_spoken(answers))


def _spoken(answers: Mapping[str, Any]) -> Iterator[str]:
    """Whom the worker spoke to."""
    rung = answers.get("rung")
    for call in rung if isinstance(rung, list) else ():
        if call.get("result") == CallResult.SPOKE:
            yield str(call.get("who"))
