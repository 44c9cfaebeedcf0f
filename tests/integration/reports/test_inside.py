"""What the unit makes of the sealed content of a report, alone and between two good ones."""

import json

import pytest

from tests.support.reports import ANSWERS, post, report, sealed_report
from tests.support.unit_reports import open_waiting
from tests.support.whole_reports import whole
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.reports.questions import QUESTIONS

TERMS = {question.name: question.options for question in QUESTIONS if question.term}
NULLS = {"path": None, "answers": None, "ticks": None}


def with_answers(**answers):
    return json.dumps(report(answers=answers)).encode()


def with_fields(**fields):
    return json.dumps({**report(), **fields}).encode()


def with_text(text):
    return with_fields()[:-1] + b"," + text + b"}"


QUARANTINED = {
    "empty": (b"", "not_json"),
    "not JSON": (b"no report", "not_json"),
    "cut off": (with_fields()[:-9], "not_json"),
    "not UTF-8": (b'{"x":"\xff"}', "not_json"),
    "trailing bytes": (with_fields() + b"x", "not_json"),
    "NaN": (with_text(b'"x":NaN'), "not_a_number"),
    "infinite": (with_text(b'"x":1e999'), "not_a_number"),
    "duplicate keys": (with_text(b'"answers":{}'), "duplicate_keys"),
    "huge integer": (with_text(b'"x":9007199254740992'), "huge_integer"),
    "very deep": (with_text(b'"x":' + b"[" * 20_000 + b"]" * 20_000), "too_deep"),
    "a list": (b"[]", "wrong_types"),
    "null": (b"null", "wrong_types"),
    "1.9 for an age": (with_answers(ages=[1.9]), "wrong_types"),
    "1.0 for an age": (with_answers(ages=[1.0]), "wrong_types"),
    "a text for an age": (with_answers(ages=["12"]), "wrong_types"),
    "true for an age": (with_answers(ages=[True]), "wrong_types"),
    "an enormous age": (with_answers(ages=[10**9]), "wrong_types"),
    "1.5 for the version": (with_fields(form_version=1.5), "wrong_types"),
    "a text for the version": (with_fields(form_version="1"), "wrong_types"),
    "a list for a text": (with_answers(organisation=["x"]), "wrong_types"),
    "a number for a text": (with_answers(contact_phone=1614960018), "wrong_types"),
    "a text for a list": (with_answers(types="sexual"), "wrong_types"),
    "an object for a list": (with_answers(types={"0": "sexual"}), "wrong_types"),
    "a number in a list": (with_answers(types=["sexual", 1]), "wrong_types"),
    "null in a list": (with_answers(types=[None]), "wrong_types"),
    "answers a list": (with_fields(answers=[]), "wrong_types"),
    "path a text": (with_fields(path="x"), "wrong_types"),
    "ticks an object": (with_fields(ticks={}), "wrong_types"),
    "calls of texts": (with_answers(rung=["unit"]), "wrong_types"),
    "a number for a call": (with_answers(rung=[{"who": 1}]), "wrong_types"),
    "amends a number": (with_fields(amends=7), "wrong_types"),
}


@pytest.fixture
def take_in(client):
    """Delivers and opens a report with this content; returns its (Arrival, Report or None)."""

    def _take_in(inside, *, alone=False):
        items = [sealed_report(inside)]
        if not alone:
            items = [sealed_report(), *items, sealed_report()]
        post(client, *items)
        assert open_waiting() == len(items)
        arrivals = db.session.query(Arrival).order_by(Arrival.sequence).all()[-len(items) :]
        bad = arrivals[len(items) // 2]
        assert all(one.status == "opened" for one in arrivals if one is not bad)
        found = db.session.query(Report).filter_by(arrival_sequence=bad.sequence).one_or_none()
        return bad, found and whole(found)

    return _take_in


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "between"])
@pytest.mark.parametrize(("inside", "reason"), QUARANTINED.values(), ids=QUARANTINED)
def test_unreadable_content_is_quarantined_with_its_reason(take_in, inside, reason, alone) -> None:
    arrival, found = take_in(inside, alone=alone)

    assert (arrival.status, arrival.reason, found) == ("quarantined", reason, None)


def test_a_whole_report_is_stored_as_sent(take_in) -> None:
    given = report()
    arrival, found = take_in(given)

    assert (found.path, found.ticks, found.answers) == (given["path"], given["ticks"], ANSWERS)
    assert (found.form_version, found.edition, found.build) == (1, "2026.1.0", given["build"])
    assert (found.report_id, found.saved_at) == (arrival.id, arrival.saved_at)
    assert found.arrived_at == arrival.arrived_at
    assert (found.extra, found.flags, found.amends) == ({}, {}, None)
    assert (found.rank, found.reached, found.incomplete) == ("now", 2, False)


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "between"])
@pytest.mark.parametrize(
    "inside",
    [b"{}", with_fields(answers={}), with_fields(**NULLS), with_answers(setting=None)],
    ids=["nothing", "no answers", "nulls", "one missing"],
)
def test_a_report_with_missing_answers_is_incomplete(take_in, inside, alone) -> None:
    _, found = take_in(inside, alone=alone)

    assert found.incomplete
    assert "setting" not in found.answers


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "between"])
def test_unknown_fields_are_kept_apart(take_in, alone) -> None:
    given = report(
        answers={"mood": [1, None], "rung": [{"who": "unit", "lasted": 5}]},
        path={"areas": ["bullying"], "weather": "dry"},
        __proto__={"polluted": True},
    )
    _, found = take_in(given, alone=alone)

    assert found.extra == {
        "__proto__": {"polluted": True},
        "answers.mood": [1, None],
        "answers.rung.0.lasted": 5,
        "path.weather": "dry",
    }
    assert found.answers["rung"] == [{"who": "unit"}]
    assert found.path == {"areas": ["bullying"]}


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "between"])
@pytest.mark.parametrize(
    ("answers", "flag"),
    [
        ({"setting": "space_station"}, "answers.setting"),
        ({"types": ["sexual", "magic"]}, "answers.types"),
        ({"parties": ["robot_on_child"]}, "answers.parties"),
        ({"ages": "about twelve"}, "answers.ages"),
        ({"rung": "my mother"}, "answers.rung"),
        ({"rung": [{"who": "unit", "result": "sang"}]}, "answers.rung"),
        ({"contact_by": "pigeon"}, "answers.contact_by"),
    ],
)
def test_an_unknown_code_is_kept_as_given_and_flagged(take_in, answers, flag, alone) -> None:
    _, found = take_in(report(answers=answers), alone=alone)

    assert found.flags == {flag: "unknown_code"}
    assert {name: found.answers[name] for name in answers} == answers


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"form_version": 2}, ("form_version", "other_version")),
        ({"answers": {"before_we_ring": "x" * 501}}, ("answers.before_we_ring", "too_long")),
        ({"answers": {"ages": [12, 99]}}, ("answers.ages", "unlikely")),
        ({"answers": {"ages": [-1]}}, ("answers.ages", "unlikely")),
        ({"path": {"areas": ["gardening"]}}, ("path.areas", "unknown_code")),
        ({"amends": "the last one"}, ("amends", "not_an_id")),
    ],
)
def test_an_implausible_value_is_flagged(take_in, changes, flag) -> None:
    _, found = take_in(report(**changes))

    assert flag in found.flags.items()


def test_every_answer_that_the_form_offers_is_known(client) -> None:
    for name, terms in TERMS.items():
        codes = [[term.value] if isinstance(ANSWERS.get(name), list) else term for term in terms]
        post(client, *[sealed_report(answers={name: code}) for code in codes])
        open_waiting()

    assert db.session.query(Report).count() == sum(map(len, TERMS.values()))
    assert [found.coded for found in db.session.query(Report) if found.flags] == []


TEXTS = {
    "NUL": ("a\0b", "a\ufffdb"),
    "lone surrogate": ("a\ud800", "a\ufffd"),
    "control character": ("a\x1b[31m", "a\ufffd[31m"),
    "noncharacters": ("a\uffff\U0001fffe", "a\ufffd\ufffd"),
    "bidi": ("a\u202egnp.exe", "a\u202egnp.exe"),
    "line ends": ("a\r\n\tb", "a\r\n\tb"),
    "long word": ("x" * 7_000, "x" * 7_000),
    "HTML": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "htmx": ('<a hx-get="/unit">', '<a hx-get="/unit">'),
    "SQL": ("'; DROP TABLE report; --", "'; DROP TABLE report; --"),
    "formula": ("=HYPERLINK(1)", "=HYPERLINK(1)"),
}


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "between"])
@pytest.mark.parametrize(("typed", "stored"), TEXTS.values(), ids=TEXTS)
def test_every_text_is_stored_as_text(take_in, typed, stored, alone) -> None:
    inside = report(answers={"organisation": typed, typed: typed}, edition=typed, build=typed)
    _, found = take_in({**inside, "ticks": [typed]}, alone=alone)

    assert found.answers["organisation"] == stored
    assert found.extra[f"answers.{stored}"] == stored
    assert found.ticks == [stored]
    assert (found.edition, found.build) == (stored[:80], stored[:80])


def test_a_correction_names_what_it_amends_and_is_not_incomplete(take_in) -> None:
    first_id = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e"
    _, found = take_in({"form_version": 1, "amends": first_id, "answers": {"ages": [12]}})

    assert (found.amends, found.incomplete, found.flags) == (first_id, False, {})


def test_an_invalid_amended_id_is_kept_as_extra(take_in) -> None:
    _, found = take_in(report(amends="the last one"))

    assert (found.amends, found.extra) == (None, {"amends": "the last one"})


@pytest.mark.parametrize(
    ("saved_at", "flag"),
    [
        ("yesterday", "no_moment"),
        ("2026-11-24T14:02:31", "no_moment"),
        (1795529000, "no_moment"),
        ("0001-01-01T00:00:00Z", "no_moment"),
        ("1970-01-01T00:00:00Z", "long_ago"),
        ("9999-12-31T23:59:59Z", "ahead"),
        (None, "no_moment"),
    ],
)
def test_an_implausible_saved_at_is_kept_and_flagged(client, saved_at, flag) -> None:
    post(client, {**sealed_report(), "saved_at": saved_at})
    open_waiting()

    found = whole(db.session.query(Report).one())
    assert found.flags == {"saved_at": flag}
    assert found.saved_at == ("" if saved_at is None else str(saved_at))


def test_two_reports_with_one_id_are_both_kept(client) -> None:
    first = sealed_report()
    post(client, first, sealed_report(report_id=first["id"], answers={"organisation": "Another"}))

    assert open_waiting() == 2
    assert [one.report_id for one in db.session.query(Report)] == [first["id"]] * 2
