"""Two incidents are joined and split again: reports stay as they are, and none is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.support.cast import COLLEAGUE, OFFICER, TOKEN, Enter, Member, Person, open_browser
from tests.support.incidents import arrive, incident_of, partition
from tests.support.reports import uuid7
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.models import Act, Incident, RestrictedTo
from webapp.people.models import User
from webapp.vocabulary.act import ActKind

CALM = {"danger": "no", "types": ["bullying"], "rung": "nobody_yet"}


def joins(person: Person, number: int, other: int):  # type: ignore[no-untyped-def]
    return person.submits(f"/unit/reports/{number}/join/{other}", page="/unit/find")


def splits(person: Person, number: int):  # type: ignore[no-untyped-def]
    return person.submits(f"/unit/reports/{number}/split", page="/unit/find")


def receives(person: Person, number: int) -> None:
    person.submits(f"/unit/reports/{number}/received", page="/unit/find")


def restrict(incident: Incident, to: Member) -> None:
    incident.restricted = True
    reader = db.session.scalars(select(User.id).where(User.email == to.email)).one()
    db.session.add(RestrictedTo(incident_id=incident.id, person_id=reader))
    db.session.commit()


def test_the_older_stays_and_takes_all_reports(app: Flask, enter: Enter) -> None:
    first, second = deliver(app, answers=CALM), deliver(app, answers={"danger": "yes"})
    before, officer = incident_of(first.id).id, enter(OFFICER)
    joins(officer, second.id, first.id)
    assert partition() == {frozenset({first.id, second.id})}
    found = incident_of(second.id)
    assert (found.id, found.rank, found.last_sequence) == (before, 0, second.id)
    assert "They are one incident now." in officer.opens(f"/unit/reports/{second.id}").text


def test_split_again_each_is_as_it_was(app: Flask, enter: Enter) -> None:
    first, second = deliver(app, answers=CALM), deliver(app, answers={"danger": "yes"})
    before = {(one.rank, one.reached, one.lane) for one in map(incident_of, (first.id, second.id))}
    officer = enter(OFFICER)
    joins(officer, first.id, second.id)
    splits(officer, second.id)
    assert partition() == {frozenset({first.id}), frozenset({second.id})}
    after = map(incident_of, (first.id, second.id))
    assert {(one.rank, one.reached, one.lane) for one in after} == before


def test_a_correction_of_a_split_report_goes_with_it(app: Flask, enter: Enter) -> None:
    first, second = deliver(app), deliver(app)
    officer = enter(OFFICER)
    joins(officer, first.id, second.id)
    correction = deliver(app, inside={"answers": {}, "amends": second.report_id})
    splits(officer, correction.id)
    assert partition() == {frozenset({first.id}), frozenset({second.id, correction.id})}


def test_who_had_the_younger_has_both_if_nobody_had_the_older(app: Flask, enter: Enter) -> None:
    first, second = deliver(app), deliver(app)
    officer = enter(OFFICER)
    receives(officer, second.id)
    owner = incident_of(second.id).owner_id
    joins(officer, first.id, second.id)
    assert owner is not None and incident_of(first.id).owner_id == owner
    lost = db.session.scalars(select(Incident).where(Incident.lane == "joined")).one()
    assert lost.owner_id is None


def test_what_was_done_stays_with_the_first_when_they_are_split(app: Flask, enter: Enter) -> None:
    first, second = deliver(app), deliver(app)
    officer = enter(OFFICER)
    for number in (first.id, second.id):
        receives(officer, number)
    joins(officer, first.id, second.id)
    splits(officer, second.id)
    assert incident_of(first.id).owner_id is not None
    assert (incident_of(second.id).owner_id, incident_of(second.id).lane) == (None, "open")


def test_a_restricted_one_stays_restricted_joined_and_split(app: Flask, enter: Enter) -> None:
    first, second = deliver(app), deliver(app)
    officer = enter(OFFICER)
    restrict(incident_of(second.id), OFFICER)
    colleague = open_browser(app, COLLEAGUE)
    assert joins(colleague, first.id, second.id).status_code == 404
    joins(officer, first.id, second.id)
    assert colleague.opens(f"/unit/reports/{first.id}").status_code == 404
    splits(officer, second.id)
    assert colleague.opens(f"/unit/reports/{second.id}").status_code == 404


def test_an_incident_of_one_report_cannot_be_split(app: Flask, enter: Enter) -> None:
    answer = splits(enter(OFFICER), deliver(app).id)
    assert answer.status_code == 409 and "an incident of its own" in answer.text


def test_twice_is_once(app: Flask, enter: Enter) -> None:
    first, second = deliver(app), deliver(app)
    officer = enter(OFFICER)
    for _ in range(2):
        joins(officer, first.id, second.id)
    kinds = db.session.scalars(select(Act.kind)).all()
    assert kinds == [ActKind.JOINED.value]
    assert "one incident already" in officer.opens("/unit/").text


def test_of_fifty_pairs_joined_by_two_in_opposite_directions_each_is_one(
    app: Flask, enter: Enter
) -> None:
    arrive(app, *[(uuid7(), None) for _ in range(100)])
    numbers = sorted(number for each in partition() for number in each)
    pairs = [*zip(numbers[::2], numbers[1::2], strict=True)]
    officer, colleague = presses(enter(OFFICER)), presses(open_browser(app, COLLEAGUE))
    with ThreadPoolExecutor(2) as both:
        for first, second in pairs:
            one_way = both.submit(officer, f"/unit/reports/{first}/join/{second}")
            other_way = both.submit(colleague, f"/unit/reports/{second}/join/{first}")
            assert [one_way.result(), other_way.result()] == [302, 302]
    assert partition() == {frozenset(pair) for pair in pairs}


def presses(person: Person) -> Callable[[str], int]:
    """Buttons of a page that is open already."""
    token = TOKEN.findall(person.opens("/unit/find").text)[0]
    return lambda address: person.client.post(address, data={"csrf_token": token}).status_code


acts = st.sampled_from(["join", "split", "correct"])
steps = st.lists(st.tuples(acts, st.integers(0, 4), st.integers(0, 4)), max_size=8)


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(steps)
def test_any_joins_splits_and_corrections_give_what_sets_give(
    app: Flask, enter: Enter, asked: list[tuple[str, int, int]]
) -> None:
    person = enter(OFFICER)
    reports = [deliver(app) for _ in range(5)]
    # What one person reported, corrections too, is never apart.
    told = [[report.id] for report in reports]
    sets = [{one} for one in range(5)]
    for act, one, other in asked:
        ours, theirs = (next(each for each in sets if which in each) for which in (one, other))
        if act == "correct":
            told[one].append(deliver(app, amends=reports[one].report_id).id)
        elif act == "join" and one != other:
            joins(person, told[one][-1], told[other][0])
            if ours is not theirs:
                sets.remove(theirs)
                ours |= theirs
        elif act == "split" and len(ours) > 1:
            splits(person, told[one][-1])
            ours.remove(one)
            sets.append({one})
    ids = {number for each in told for number in each}
    here = {found for found in partition() if found & ids}
    assert here == {frozenset(number for one in each for number in told[one]) for each in sets}
