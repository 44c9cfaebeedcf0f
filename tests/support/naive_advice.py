"""Which steps the pages advise, as a reader of them finds it, and which a report says were done."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from webapp.guidance.path import TriagePath
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.steps.deciding import decide

CONTENT = load_shipped()
# "if sexual", or the crimes that it depends on.
IS_CONDITION = re.compile(r"\bif\b|hate|threats")
CONTACTS = {"police-101": "tell_police", "social-care": "tell_social_care", "lado": "tell_lado"}
SPOKEN_TO = {
    **CONTACTS,
    "my-lead": "tell_lead",
    "my-deputy": "tell_lead",
    "social-care-night": "tell_social_care",
    "emergency-999": "tell_police",
    "ppiu": "tell_police",
}
TAKEN = {
    "police_investigation": "tell_police",
    "social_care_referral": "tell_social_care",
    "lado_referral": "tell_lado",
    "advice_to_parents": "tell_parents",
}


def steps_shown(path: TriagePath) -> Iterator[str]:
    """Of those that are counted, the steps on the page of this path."""
    outcome = decide(path, CONTENT)
    if not outcome.acts:
        return
    for one in outcome.acts.know:
        # Of two areas both conditions stand: "if someone urged it; advice, through your lead".
        conditions = [IS_CONDITION.search(when) for when in one.when.split("; ")]
        if one.who in CONTACTS and not all(conditions):
            yield CONTACTS[one.who]
    if outcome.acts.rings_lead:
        yield "tell_lead"
    if any(step.id == "t1.parents" for step in outcome.steps):
        yield "tell_parents"


def steps_of(told: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """The codes of an incident of these reports, which the unit has not worked on."""
    walked = [inside["path"] for inside in told if inside.get("path")]
    path = TriagePath.from_report(walked[-1]) if walked else None
    advised = {*steps_shown(path)} if path else set()
    if advised and walked[-1].get("danger") == "yes":
        advised.add("ring_999")
    done = set(steps_done(told)) & advised
    codes = [("advised", code) for code in advised] or [("advised", "not_answered")]
    return codes + [("done", code) for code in done]


def steps_done(told: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What a call in which somebody spoke says, and the last answer about action taken."""
    actions: list[str] = []
    for answers in (inside["answers"] for inside in told):
        actions = answers.get("actions", actions)
        for call in answers.get("rung") or ():
            if isinstance(call, dict) and call.get("result", "spoke") == "spoke":
                yield SPOKEN_TO.get(call["who"], "")
                yield {"emergency-999": "ring_999"}.get(call["who"], "")
    yield from (TAKEN.get(action, "") for action in actions)
