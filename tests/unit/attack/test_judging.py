"""How an attack's answers and waits are judged."""

from types import SimpleNamespace

import pytest

from tests.attack.__main__ import DATABASES, _is_for
from tests.attack.floods.flooding import Tally
from tests.attack.probe import Waits, measure, percentile
from tests.attack.siege import Siege
from tests.attack.summary import collect
from tests.attack.target import Hold
from tests.attack.tries import Try, find_fault, find_fault_without_room
from tests.attack.wire import Answer
from tests.support.unit_browser import Page
from webapp.people.hashing import AT_ONCE
from webapp.web.error_pages import DATABASE_FAILED

OURS, PAGE = b'{"error":"busy"}', b"<h1>Something went wrong</h1>"
LATER = "http/1.1 503 service unavailable\r\nretry-after: 5\r\ncontent-length: 16\r\n"
NOT_SAID = "503 without Retry-After"


def siege(
    *, posts=(0.1,), sign_ins=(0.5,), quiet_hold=5.0, hold=(10.0, 1.0), under=None, **changes
):
    given = {
        "quiet_holds": [Hold(quiet_hold, 1, 0, "keep")],
        "holds": [Hold(*hold, 0, "store")],
        "hashes": [1],
        "has_lock": True,
    }
    return Siege(
        name="a flood",
        tally=Tally(),
        quiet=Waits(posts=[0.1]),
        under=under or Waits(posts=[*posts], sign_ins=[*sign_ins]),
        **{**given, **changes},
    )


@pytest.mark.parametrize("status", [200, 400, 503])
def test_an_answer_in_our_words_is_no_fault(status) -> None:
    assert find_fault(Answer(status, LATER, OURS, 0.1), is_ours=True) == ""


@pytest.mark.parametrize("head", ["", "retry-after: soon\r\n", "x-retry-after: 5\r\n"])
def test_a_503_that_does_not_say_when_to_come_again_is_a_fault(head) -> None:
    assert find_fault(Answer(503, head, OURS, 0.1), is_ours=True) == NOT_SAID
    assert find_fault(Answer(503, head, PAGE, 0.1)) == NOT_SAID


def test_monitors_are_told_of_trouble_with_a_503_and_of_no_other_error() -> None:
    plain = "content-type: text/plain; charset=utf-8\r\n"
    assert find_fault(Answer(503, plain, b"a key is away", 0.1), is_health=True) == ""
    assert find_fault(Answer(503, plain, b"a key is away", 0.1)) == NOT_SAID
    assert find_fault(Answer(503, "", PAGE, 0.1), is_health=True) == NOT_SAID
    assert find_fault(Answer(500, plain, b"", 0.1), is_health=True) == "500"


@pytest.mark.parametrize(
    ("status", "text", "fault"),
    [
        (200, "", ""),
        (503, f"<p>{DATABASE_FAILED}</p>", ""),
        (503, "busy", "503 without its words"),
        (500, DATABASE_FAILED, "500"),
    ],
)
def test_a_page_without_room_says_that_nothing_was_changed(status, text, fault) -> None:
    assert find_fault_without_room(Page(status, "/unit/", text)) == fault


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, OURS), (502, OURS), (-1, b""), (200, b"Traceback (most recent"), (503, PAGE)],
)
def test_an_error_a_silence_a_trace_and_a_page_to_a_phone_are_faults(status, body) -> None:
    assert find_fault(Answer(status, LATER, body, 0.1), is_ours=True)


def test_an_attack_that_breaks_has_failed() -> None:
    def attack():
        yield Try("first")
        raise OSError

    assert collect("breaks", attack()).failed == 1


def test_a_family_with_nothing_to_try_has_its_row() -> None:
    assert collect("sealed", iter([])).cells() == ["sealed", "0", "0", "–"]


def test_the_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([0.001] * 399 + [2.0], 0.99) == 1
    assert percentile([0.001] * 390 + [2.0] * 10, 0.99) == 2000


def test_a_siege_within_its_reach_misses_nothing() -> None:
    assert siege().missed() == []


@pytest.mark.parametrize(
    "given",
    [
        {"posts": [1.1]},
        {"posts": [float("inf")]},
        {"sign_ins": [2.1]},
        {"hold": (30, 1)},
        {"hold": (30, 25), "quiet_hold": 50},
        {"holds": []},
        {"hashes": [1, AT_ONCE + 1]},
    ],
)
def test_each_reach_can_be_missed(given) -> None:
    assert len(siege(**given).missed()) == 1


def test_where_there_is_no_write_lock_none_is_judged_or_shown() -> None:
    one = siege(has_lock=False, holds=[], quiet_holds=[])
    assert (one.missed(), one.cells()[-2:]) == ([], ["–", "–"])


@pytest.mark.parametrize("given", [{"posts": []}, {"sign_ins": []}])
def test_no_reach_is_met_by_nothing(given) -> None:
    assert "inf ms" in siege(**given).missed()[0]


def test_fewer_posts_and_sign_ins_than_asked_for_are_printed_first() -> None:
    target = SimpleNamespace(good_report=dict)
    few = measure(target, posts=3, sign_ins=1, within=-1)  # its time is up before it begins
    few.faults.append("a good phone: no answer")
    assert [fault[:9] for fault in few.faults[:2]] == ["only 0 of", "only 0 of"]
    assert siege(under=few).missed()[:2] == few.faults[:2]


def test_how_long_the_lock_was_held_is_not_judged_on_a_machine_that_is_too_busy() -> None:
    assert siege(hold=(30, 1), quiet_hold=25).missed() == []


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("junk", ["sqlite", "postgresql"]),
        ("spraying", ["sqlite"]),
        ("full_server", ["postgresql"]),
        ("papers", []),
    ],
)
def test_on_one_kind_of_database_only_what_has_to_do_with_it_is_tried(name, kinds) -> None:
    assert [kind for kind in DATABASES if _is_for(name, kind)] == kinds
    assert _is_for(name, "")
