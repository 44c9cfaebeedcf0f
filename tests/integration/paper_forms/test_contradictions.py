"""A paper form that says two things at once is asked about, and can be kept as it is."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.cast import OFFICER, Enter
from tests.support.days import days_ago
from tests.support.paper_forms import WHOLE, check
from webapp.vocabulary.times import UK

AFTER = "after the day of receipt. Check both days."
EXCLUDES = "does not go with the rest of this answer. Take out what is wrong."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"incident_date": days_ago(24)}, f"This is {AFTER}"),
        ({"rung-0-at": f"{days_ago(-1)}T14:02"}, f"This call is {AFTER}"),
        ({"rung": "nobody_yet"}, "“Nobody yet” does not go with a call."),
        ({"incident_date_is": "still_going_on"}, "“Still going on” does not go with a day."),
        ({"types": ["bullying", "not_known"]}, f"“Not known” {EXCLUDES}"),
        ({"actions": ["lado_referral", "nothing_yet"]}, f"“Nothing yet” {EXCLUDES}"),
        ({"contact_name": "x" * 121}, "Who reported: This is longer than 120 characters."),
    ],
)
def test_it_is_said_beside_the_question_and_kept_where_the_paper_says_so(
    enter: Enter, changes: dict[str, Any], sentence: str
) -> None:
    officer = enter(OFFICER)
    asked = check(officer, {**WHOLE, **changes})
    assert asked.status_code == 422 and sentence in asked.text
    assert check(officer, {**WHOLE, **changes, "anyway": "yes"}).status_code == 200


def test_on_the_day_of_receipt_everything_may_have_happened(enter: Enter) -> None:
    day = WHOLE["came_on"]
    same_day = {"incident_date": day, "rung-0-at": f"{day}T14:02"}
    assert check(enter(OFFICER), {**WHOLE, **same_day}).status_code == 200


def test_on_a_paper_of_today_a_call_later_today_is_asked_about(enter: Enter) -> None:
    soon = datetime.now(UK) + timedelta(minutes=2)
    today = {"came_on": days_ago(0), "rung-0-at": f"{soon:%Y-%m-%dT%H:%M}"}
    assert "The call is in the future." in check(enter(OFFICER), {**WHOLE, **today}).text
