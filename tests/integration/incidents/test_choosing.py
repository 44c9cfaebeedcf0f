"""An incident's organisation is chosen by hand, whatever its words are, and taken back."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import ADMINISTRATOR, COLLEAGUE, OFFICER, Enter, Person
from tests.support.incidents import incident_of
from tests.support.query_plans import find_scans
from tests.support.unit_reports import deliver
from webapp.audit import trail
from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.incidents.models import Act
from webapp.organisations.models import Organisation, OrganisationAlias
from webapp.reports.models import Report
from webapp.texts import storage_keys

pytestmark = pytest.mark.postgresql

NAMES = ("Marple Road Sports Club", "Quarry Bank Judo")


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    storage_keys.ensure()
    officer = enter(OFFICER)
    for name in NAMES:
        entry = {"name": name, "kind": "sports_club", "area": "", "contact": ""}
        officer.submits("/unit/organisations/add", entry)
    return officer


def typed(app: Flask, words: str = "the judo people", **changes: object) -> Report:
    return deliver(app, answers={"organisation": words}, **changes)


def page_of(report: Report, page: str = "") -> str:
    return f"/unit/reports/{report.id}{page}"


def choose(person: Person, report: Report, number: int = 2, **more: object) -> int:
    address = page_of(report, "/organisation/chosen")
    sent = {"organisation": str(number), "seen": "0", **more}
    return person.submits(address, sent, page="/unit/").status_code


def take_back(person: Person, report: Report, act: int) -> int:
    address = page_of(report, "/organisation/take-back")
    return person.submits(address, {"act": str(act)}, page="/unit/").status_code


def organisation_of(report: Report) -> int | None:
    return incident_of(report.id).organisation_id


def latest_act() -> int:
    return db.session.scalars(select(Act.id).order_by(Act.id.desc())).first() or 0


def test_what_is_looked_up_is_chosen_in_one_press(app: Flask, officer: Person) -> None:
    report = typed(app)
    answer = officer.submits(page_of(report, "/organisation/choose"), {"words": "quar"})
    assert 'value="2"' in answer.text and 'value="1"' not in answer.text
    assert choose(officer, report) == 302
    assert organisation_of(report) == 2
    assert "Olu Officer chose it by hand" in officer.opens(page_of(report)).text


def test_the_page_first_looks_up_what_the_report_says(app: Flask, officer: Person) -> None:
    page = officer.opens(page_of(typed(app, "Quary Bank"), "/organisation/choose")).text
    assert "<strong>Quary Bank</strong>" in page and 'value="2"' in page


def test_other_reports_with_these_words_stay_as_they_are(app: Flask, officer: Person) -> None:
    report, other = typed(app), typed(app)
    choose(officer, report)
    assert organisation_of(other) is None
    assert db.session.scalars(select(OrganisationAlias)).all() == []


def test_they_follow_where_somebody_says_so(app: Flask, officer: Person) -> None:
    report, other = typed(app), typed(app)
    choose(officer, report, remember="yes")
    assert organisation_of(report) == organisation_of(other) == organisation_of(typed(app)) == 2
    take_back(officer, report, latest_act())
    assert organisation_of(report) is organisation_of(other) is None


def test_a_wrong_spelling_is_put_right_for_all(app: Flask, officer: Person) -> None:
    report, other = typed(app), typed(app)
    confirm = page_of(report, "/organisation")
    officer.submits(confirm, {"organisation": "1"}, page="/unit/")
    assert organisation_of(other) == 1
    choose(officer, report, remember="yes")
    assert organisation_of(report) == organisation_of(other) == 2


def test_a_choice_counts_more_than_the_words(app: Flask, officer: Person) -> None:
    report = typed(app, "Marple Road SC")
    choose(officer, report)
    officer.submits(page_of(report, "/organisation"), {"organisation": "1"}, page="/unit/")
    assert organisation_of(report) == 2
    take_back(officer, report, latest_act())
    assert organisation_of(report) == 1


def test_a_report_without_an_organisation_can_get_one(app: Flask, officer: Person) -> None:
    report = typed(app, "")
    assert "names no organisation" in officer.opens(page_of(report, "/organisation/choose")).text
    choose(officer, report, remember="yes")
    assert organisation_of(report) == 2


def test_taking_back_goes_to_what_was_before(app: Flask, officer: Person) -> None:
    report = typed(app)
    choose(officer, report, 1)
    first = latest_act()
    choose(officer, report, 2, seen=str(first))
    assert take_back(officer, report, first) == 302
    assert organisation_of(report) == 2
    for _ in range(2):
        take_back(officer, report, latest_act())
        assert organisation_of(report) == 1


def test_pressing_twice_is_pressing_once(app: Flask, officer: Person) -> None:
    report = typed(app)
    assert [choose(officer, report), choose(officer, report)] == [302, 302]
    assert len(db.session.scalars(select(Act)).all()) == 1


def test_a_refusal_leads_back_to_the_report(app: Flask, officer: Person) -> None:
    report = typed(app)
    choose(officer, report, 2)
    page = officer.submits(
        page_of(report, "/organisation/chosen"), {"organisation": "1"}, page="/unit/"
    )
    assert page.status_code == 409 and "A colleague was faster" in page.text
    assert f'href="{page_of(report)}">Open the report again</a>' in page.text


def test_the_second_of_two_colleagues_is_told(app: Flask, officer: Person, enter: Enter) -> None:
    report = typed(app)
    choose(officer, report, 2)
    assert choose(enter(COLLEAGUE), report, 1, remember="yes") == 409
    assert organisation_of(report) == 2
    assert db.session.scalars(select(OrganisationAlias)).all() == []


def test_it_stays_when_incidents_join(app: Flask, officer: Person) -> None:
    first, second = typed(app), typed(app)
    choose(officer, second)
    typed(app, "", report_id=first.report_id, amends=second.report_id)
    assert incident_of(first.id).id == incident_of(second.id).id
    assert organisation_of(first) == 2


def test_an_erased_report_keeps_no_choice(app: Flask, officer: Person) -> None:
    report = typed(app)
    choose(officer, report)
    erase(find_erasable(report.reference), reason="asked", by="Lena Lead")
    assert organisation_of(report) is None
    assert db.session.scalars(select(Act)).all() == []
    assert choose(officer, report) == 404


def test_the_log_says_who_and_not_which(app: Flask, officer: Person) -> None:
    report = typed(app)
    choose(officer, report)
    take_back(officer, report, latest_act())
    said = [line.sentence for line in trail.about(report.report_id)][-2:]
    assert said == [
        f"Olu Officer chose by hand which organisation report {report.reference} is of.",
        f"Olu Officer took back the organisation that was chosen by hand for report "
        f"{report.reference}.",
    ]


def test_a_new_one_is_registered_as_it_was_typed(app: Flask, officer: Person) -> None:
    report = deliver(app, answers={"organisation": "Ninja Den", "setting": "sports_club"})
    address = page_of(report, "/organisation/register")
    page = officer.opens(address).text
    assert 'value="Ninja Den"' in page and '<option value="sports_club" selected>' in page
    entry = {"name": "Ninja Den", "kind": "sports_club", "area": "", "contact": "", "seen": "0"}
    assert officer.submits(address, entry).status_code == 302
    db.session.expire_all()
    assert organisation_of(report) == 3
    assert db.session.get_one(Organisation, 3).name == "Ninja Den"


def test_one_that_is_there_already_is_not_registered_again(app: Flask, officer: Person) -> None:
    report = typed(app)
    entry = {"name": NAMES[1], "kind": "sports_club", "area": "", "contact": "", "seen": "0"}
    answer = officer.submits(page_of(report, "/organisation/register"), entry)
    assert answer.status_code == 422 and organisation_of(report) is None


@pytest.mark.parametrize("number", [0, 99])
def test_one_that_is_not_in_the_register_is_refused(
    app: Flask, officer: Person, number: int
) -> None:
    report = typed(app)
    assert choose(officer, report, number) == 404
    assert organisation_of(report) is None


def test_an_administrator_can_do_none_of_it(app: Flask, officer: Person, enter: Enter) -> None:
    report = typed(app)
    administrator = enter(ADMINISTRATOR)
    for page in ("choose", "register"):
        assert administrator.opens(page_of(report, f"/organisation/{page}")).status_code == 403
    assert choose(administrator, report) == 403
    choose(officer, report)
    assert take_back(administrator, report, latest_act()) == 403


def test_looking_up_is_recorded_as_an_opening(app: Flask, officer: Person) -> None:
    report = typed(app)
    officer.opens(page_of(report, "/organisation/choose"))
    said = [line.sentence for line in trail.about(report.report_id)]
    assert said == [f"Olu Officer opened report {report.reference}."]


def test_a_choice_is_read_from_an_index(app: Flask, officer: Person) -> None:
    report = typed(app)
    choose(officer, report)
    incident = incident_of(report.id).id
    assert find_scans(lambda: acts.choice_for(incident)) == []
    connection = db.session.connection()
    assert find_scans(lambda: acts.find_chosen(connection, [incident])) == []


def test_what_was_never_matched_leads_there(app: Flask, officer: Person) -> None:
    report = typed(app)
    page = officer.opens("/unit/without-an-organisation").text
    assert f'href="{page_of(report, "/organisation/choose")}?' in page
