"""Opening hours: right at difficult moments, and alike on phone and server at any."""

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hatch_build import node_command
from webapp.opening_hours import (
    EVERY_HOUR,
    UK,
    BadHours,
    Hours,
    Now,
    SpecialDays,
    due_day,
    exceptions_as_lines,
    look_at,
    read_exceptions,
    read_line,
    read_times,
    read_week,
    resolve,
)
from webapp.working_days import holidays_ahead

TODAY = date(2026, 12, 1)
HOLIDAYS = holidays_ahead("England", 2026)
DAY = Hours(read_week("Mon-Thu 9:00-17:00; Fri 9:00-16:30"))
OPEN, CLOSED = "open", "closed"


def night_of(day: Hours) -> Hours:
    found = resolve(Hours(when_closed="social-care"), {"social-care": day})
    assert found
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UK)


def words(hours: Hours | None, moment: str) -> str:
    return look_at(hours, at(moment), HOLIDAYS).in_words


@pytest.mark.parametrize(
    ("moment", "day_says"),
    [
        ("2026-12-11 16:29", "Open now"),
        ("2026-12-11 16:31", "Opens Monday 9:00"),
        ("2026-12-11 20:00", "Opens Monday 9:00"),
        ("2026-12-12 00:30", "Opens Monday 9:00"),
        ("2026-12-14 08:59", "Opens today 9:00"),
        ("2026-12-14 09:00", "Open now"),
        ("2026-12-25 14:00", "Opens Tuesday 9:00"),
        ("2026-12-28 11:00", "Opens Tuesday 9:00"),  # for Boxing Day
        ("2027-03-26 12:00", "Opens Tuesday 9:00"),  # Good Friday
        ("2027-03-28 01:30", "Opens Tuesday 9:00"),  # clocks go forward
        ("2027-03-29 10:00", "Opens Tuesday 9:00"),  # Easter Monday
        ("2027-10-31 01:30", "Opens Monday 9:00"),  # clocks go back
    ],
)
def test_either_the_day_number_or_the_night_number_is_open(moment: str, day_says: str) -> None:
    assert words(DAY, moment) == day_says
    night = look_at(night_of(DAY), at(moment), HOLIDAYS)
    assert night.state == (CLOSED if day_says == "Open now" else OPEN)


def test_the_night_number_says_when_it_opens() -> None:
    assert words(night_of(DAY), "2026-12-11 10:00") == "Opens today 16:30"
    assert words(night_of(DAY), "2026-12-10 10:00") == "Opens today 17:00"


def test_a_closure_of_a_week_is_as_a_bank_holiday() -> None:
    closed = Hours(DAY.week, read_exceptions("24 Dec 2026 to 31 Dec 2026", TODAY))
    assert words(closed, "2026-12-24 10:00") == "Opens Monday 4 January 9:00"
    assert words(night_of(closed), "2026-12-24 10:00") == "Open now"


def test_one_day_may_have_times_of_its_own() -> None:
    early = Hours(DAY.week, read_exceptions("24 Dec 2026: 9:00 to 12:00", TODAY))
    assert words(early, "2026-12-24 11:59") == "Open now"
    assert words(early, "2026-12-24 12:00") == "Opens Tuesday 9:00"
    assert words(night_of(early), "2026-12-24 12:00") == "Open now"


def test_where_bank_holidays_have_run_out_nothing_is_known() -> None:
    for moment in ("2029-01-02 10:00", "2025-12-31 10:00"):
        assert look_at(DAY, at(moment), HOLIDAYS).state == "unknown"
        assert look_at(EVERY_HOUR, at(moment), HOLIDAYS).state == "always"
    assert words(DAY, "2028-12-30 10:00") == "Closed now"


def test_hours_that_nobody_gave_are_unknown_and_so_is_what_depends_on_them() -> None:
    assert look_at(None, at("2026-12-11 10:00"), HOLIDAYS).state == "unknown"
    assert resolve(Hours(when_closed="social-care"), {"social-care": None}) is None


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-12-11 16:59", "unknown"), ("2026-12-11 17:00", CLOSED), ("2026-12-11 08:59", CLOSED)],
)
def test_a_helpline_without_confirmed_hours_is_never_first_at_night(
    moment: str, state: str
) -> None:
    found = look_at(Hours(by_day=True), at(moment), HOLIDAYS)
    assert (found.state, found.in_words) == (state, "Not open all night")


def test_two_years_of_bank_holidays_are_known_at_least() -> None:
    ahead = holidays_ahead("England", 2026)
    assert ahead.last >= date(2026, 12, 31) + timedelta(days=730)
    assert {date(2026, 12, 28), date(2027, 3, 29), date(2028, 12, 25)} <= ahead.days


@pytest.mark.parametrize(
    ("line", "in_words"),
    [
        ("always", "Day and night"),
        ("not all night", "Not open all night"),
        ("when social-care is closed", "When the day number is closed"),
        ("Mon-Sun 00:00-24:00; bank holidays all day", "Day and night"),
        (
            "Mon-Thu 9-5pm; Fri 9:00 to 16:30",
            "Mon to Thu 9:00 to 17:00, Fri 9:00 to 16:30, not bank holidays",
        ),
        (
            "monday 9am-12 and 1pm-5pm; bank holidays 10-12",
            "Mon 9:00 to 12:00 and 13:00 to 17:00, bank holidays 10:00 to 12:00",
        ),
    ],
)
def test_hours_are_read_from_a_line_and_read_back_in_words(line: str, in_words: str) -> None:
    found = read_line(line, TODAY)
    assert found and found.in_words == in_words
    assert Hours.from_data(json.loads(json.dumps(found.as_data()))) == found


@pytest.mark.parametrize(
    "line",
    [
        "9 to 5",
        "Mon-Fri",
        "Mon-Fri whenever",
        "Mon-Fri 9:00-25:00",
        "Mon-Fri 17:00-9:00",
        "Mon-Fri 9:00-12:00, 11:00-17:00",
        "Fri-Mon 9:00-17:00",
        "Mon closed",
        "",
    ],
)
def test_a_line_that_gives_no_hours_is_refused(line: str) -> None:
    with pytest.raises(BadHours):
        read_line(line, TODAY)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("Christmas", "write days as 24 Dec 2026"),
        ("30 Feb 2027", "write days as 24 Dec 2026"),
        ("1 Nov 2026", "is over"),
        ("31 Dec 2026 to 24 Dec 2026", "a first and a last day"),
        ("24 Dec 2026 to 24 Dec 2027", "two months apart at most"),
        ("24 Dec 2026 to 31 Dec 2026\n28 Dec 2026", "28 Dec 2026 is given twice"),
        ("24 Dec 2026: late", "give times such as"),
    ],
)
def test_a_closure_that_cannot_be_meant_is_refused(lines: str, sentence: str) -> None:
    with pytest.raises(BadHours, match=sentence):
        read_exceptions(lines, TODAY)


def test_closures_are_shown_again_as_they_are_typed() -> None:
    typed = "24 Dec 2026 to 31 Dec 2026\n2 Feb 2027: 9:00 to 12:00"
    found = Hours(DAY.week, read_exceptions(typed, TODAY))
    assert exceptions_as_lines(found) == typed
    assert found.in_words.endswith("24 Dec 2026 to 31 Dec 2026 closed, 2 Feb 2027 9:00 to 12:00")
    assert exceptions_as_lines(found.without_past(date(2027, 1, 1))) == typed.splitlines()[1]


def test_times_of_one_day() -> None:
    assert read_times("All day") == "00:00-24:00" and read_times(" closed ") == ""
    assert read_times("17:00 to 0:00, 0:00–9:00") == "00:00-09:00,17:00-24:00"


# Nothing of a phone's own time zone may count.
@pytest.fixture(scope="module", params=["Europe/London", "Australia/Sydney", "America/New_York"])
def phone(request: pytest.FixtureRequest) -> Iterator["subprocess.Popen[str]"]:
    script = Path(__file__).with_name("opening.mjs")
    with subprocess.Popen(
        [*node_command("node"), str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TZ": request.param},
    ) as process:
        yield process
        process.terminate()


edges = some.lists(some.integers(0, 96), max_size=4, unique=True).map(sorted)
times = edges.map(
    lambda found: ",".join(
        f"{start // 4:02}:{start % 4 * 15:02}-{end // 4:02}:{end % 4 * 15:02}"
        for start, end in zip(found[::2], found[1::2], strict=False)
    )
)
weeks = some.lists(some.just("09:00-17:00") | times, min_size=8, max_size=8).map(tuple)


@some.composite
def given_hours(draw: some.DrawFn) -> Hours:
    first = date(2026, 12, 1) + timedelta(days=draw(some.integers(0, 600)))
    last = first + timedelta(days=draw(some.integers(0, 60)))
    special = draw(some.just(()) | some.just((SpecialDays(first, last, draw(times)),)))
    return Hours(draw(weeks), special)


hours = given_hours() | some.sampled_from([EVERY_HOUR, Hours(by_day=True), DAY, None])
turning = [datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)]
moments = some.datetimes(
    datetime(2025, 12, 30), datetime(2029, 1, 3), timezones=some.just(UTC)
) | some.builds(
    lambda turn, minutes: turn + timedelta(minutes=minutes),
    some.sampled_from(turning),
    some.integers(-180, 180),
)


@given(known=some.lists(hours, min_size=1, max_size=3), moment=moments)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_phone_and_server_say_the_same_at_any_moment(
    phone: "subprocess.Popen[str]", known: list[Hours | None], moment: datetime
) -> None:
    register = {
        "hours": {f"c{i}": one and one.as_data() for i, one in enumerate(known)},
        "off": HOLIDAYS.as_data(),
    }
    found = [look_at(one, moment, HOLIDAYS) for one in known]
    assert ask(phone, {"register": register, "at": moment.isoformat()}) == [
        {"state": one.state, "words": one.in_words} for one in found
    ]


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("2026-12-02 10:00", "2026-12-03"),
        ("2026-12-02 00:22", "2026-12-02"),
        ("2026-12-02 20:00", "2026-12-03"),
        ("2026-12-04 20:00", "2026-12-07"),
        ("2026-12-24 20:00", "2026-12-29"),  # before bank holidays
        ("2028-12-31 10:00", None),
    ],
)
def test_the_lado_must_hear_by_one_day_on_phone_and_server(
    phone: "subprocess.Popen[str]", told: str, due: str | None
) -> None:
    assert due_day(DAY, at(told), HOLIDAYS) == (due and date.fromisoformat(due))
    assert ask(phone, lado_told(DAY, at(told))) == due


@given(own=given_hours(), moment=moments)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_lado_must_hear_by_one_day_whatever_its_hours(
    phone: "subprocess.Popen[str]", own: Hours, moment: datetime
) -> None:
    day = due_day(own, moment, HOLIDAYS)
    assert own.is_always or ask(phone, lado_told(own, moment)) == (day and day.isoformat())


def lado_told(own: Hours, moment: datetime) -> dict[str, Any]:
    register = {"hours": {"lado": own.as_data()}, "off": HOLIDAYS.as_data()}
    return {"register": register, "at": moment.isoformat()}


@given(own=given_hours(), moment=moments)
@settings(max_examples=200, deadline=None)
def test_of_two_numbers_of_which_one_answers_for_the_other_one_is_open(
    own: Hours, moment: datetime
) -> None:
    states = {look_at(one, moment, HOLIDAYS).state for one in (own, night_of(own))}
    assert states in ({OPEN, CLOSED}, {"unknown"}, {"always", CLOSED}, {"unknown", "always"})


def test_a_phone_with_a_wrong_clock_knows_only_what_is_always_open(
    phone: "subprocess.Popen[str]",
) -> None:
    register = {
        "hours": {"day": DAY.as_data(), "samaritans": "always"},
        "off": HOLIDAYS.as_data(),
    }
    case = {"register": register, "at": "2026-12-11T10:00Z", "clockIsRight": False}
    assert [one["state"] for one in ask(phone, case)] == ["unknown", "always"]


def ask(phone: "subprocess.Popen[str]", case: dict[str, Any]) -> Any:
    assert phone.stdin and phone.stdout
    phone.stdin.write(json.dumps(case) + "\n")
    phone.stdin.flush()
    return json.loads(phone.stdout.readline())


def test_what_is_open_next_is_said_by_the_name_of_the_day() -> None:
    assert Now("closed", date(2026, 12, 11)).in_words == "Closed now"
