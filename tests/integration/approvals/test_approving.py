"""A lead reads what changed, and approves it: every page says so, until the words change."""

import re

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, OUTSIDER, Enter, Member, open_browser
from tests.support.corrected_words import corrected
from tests.support.days import day_in
from tests.support.reading import text_of
from webapp.audit import trail
from webapp.extensions import db
from webapp.guidance import contacts, corrections, editions
from webapp.guidance.source.loading import load_shipped
from webapp.triage.tree import build_tree
from webapp.web.fields import NOT_A_DAY

pytestmark = pytest.mark.postgresql

TODAY = day_in(0)
ADDRESS = "/unit/guidance/2026.4.0/approve"
GOOD = {"approver": "Bea Board", "role": "Chair", "on": TODAY.isoformat(), "read": "yes"}
OUTCOME = build_tree(load_shipped()).outcomes[0].address


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    """Publishes an edition but no pack, which takes seconds and has tests of its own."""
    editions.publish_if_changed()


def correct_words() -> None:
    after = corrections.newest_number()
    corrections.store(corrected(), approved_by="Lena Lead", after=after)
    db.session.commit()
    editions.publish_if_changed()


def footer(app: Flask) -> str:
    return text_of(open_browser(app, None).opens("/guidance/law"))


def test_until_then_every_page_says_draft(app: Flask, enter: Enter) -> None:
    assert "Draft, not yet approved by the board." in footer(app)
    assert "Nobody has approved these words yet." in enter(LEAD).opens("/unit/guidance").text


def test_an_approval_is_on_every_page_with_the_month_of_its_review(
    app: Flask, enter: Enter
) -> None:
    assert enter(LEAD).submits(ADDRESS, GOOD).location == "/unit/guidance"
    said = footer(app)
    assert f"Approved by Bea Board, Chair, on {TODAY.day} {TODAY:%B} {TODAY.year}." in said
    assert f"Review due: {TODAY:%B} {TODAY.year + 1}." in said
    assert "Draft" not in said


def test_a_long_name_and_role_leave_an_outcome_its_room(app: Flask, enter: Enter) -> None:
    name, role = "B" * 80, "C" * 80
    enter(LEAD).submits(ADDRESS, GOOD | {"approver": name, "role": role})
    page = open_browser(app, None).opens(OUTCOME).text
    closed = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    main = closed[closed.index("<main") : closed.index("</main>")]
    assert "notes. Approved on " in main and name not in main
    assert f"Approved by {name}, {role}, on " in page


@pytest.mark.parametrize("field", ["approver", "role"])
def test_a_longer_one_is_refused(enter: Enter, field: str) -> None:
    assert enter(LEAD).submits(ADDRESS, GOOD | {field: "B" * 81}).status_code == 422


def test_it_is_recorded_with_who_entered_it(enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, GOOD)
    [line] = [one for one in trail.newest(before=None, limit=9)[0] if "approved" in one.sentence]
    assert line.sentence == "Lena Lead entered that Bea Board approved edition 2026.4.0."


def test_a_confirmed_number_leaves_the_approval(app: Flask, enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, GOOD)
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=day_in(100))
    db.session.commit()
    assert editions.publish_if_changed().name == "2026.4.1"
    assert "Approved by Bea Board" in footer(app)


def test_changed_words_are_a_draft_again(app: Flask, enter: Enter) -> None:
    enter(LEAD).submits(ADDRESS, GOOD)
    correct_words()
    assert "Draft, not yet approved by the board." in footer(app)


def test_words_that_changed_while_they_were_read_are_not_approved(enter: Enter) -> None:
    correct_words()
    refused = enter(LEAD).submits(ADDRESS, GOOD)
    assert refused.status_code == 422
    assert "Newer words were published meanwhile" in refused.text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"approver": " "}, "Enter who approved it"),
        ({"role": ""}, "Enter their role"),
        ({"on": "soon"}, NOT_A_DAY),
        ({"read": ""}, "Read what changed first"),
        ({"on": day_in(2).isoformat()}, "cannot be in the future"),
        ({"on": "2012-02-03"}, "were published later than that"),
    ],
)
def test_what_is_missing_or_impossible_is_refused(
    app: Flask, enter: Enter, changed: dict[str, str], said: str
) -> None:
    refused = enter(LEAD).submits(ADDRESS, GOOD | changed)
    assert refused.status_code == 422 and said in refused.text
    assert "Draft" in footer(app)


@pytest.mark.parametrize("member", [OFFICER, ADMINISTRATOR, OUTSIDER, None])
def test_nobody_but_a_lead_may_look_or_approve(enter: Enter, member: Member | None) -> None:
    expected = 403 if member else 302
    for address in ("/unit/guidance", "/unit/guidance/changes", ADDRESS):
        assert enter(member).opens(address).status_code == expected


def test_what_changed_is_shown_word_for_word_and_said_in_words(enter: Enter) -> None:
    correct_words()
    page = enter(LEAD).opens("/unit/guidance/changes?was=2026.4.0&now=2026.4.1")
    assert "Note on “Keep messages, however distasteful.” › What is true today" in page.text
    read_out = re.sub(r"<[^>]+>", "", page.text)
    assert "forwarding. (taken out:  The) (added:  Wait for what the) police" in read_out
    same = enter(LEAD).opens("/unit/guidance/changes?was=2026.4.0&now=2026.4.0").text
    assert "Both say the same." in same


def test_an_edition_that_is_not_there_is_not_compared_or_approved(enter: Enter) -> None:
    lead = enter(LEAD)
    assert lead.opens("/unit/guidance/changes?was=1999.1.0&now=2026.4.0").status_code == 404
    assert lead.submits("/unit/guidance/1999.1.0/approve", GOOD).status_code == 404


def test_an_approval_is_no_part_of_the_immutable_edition(enter: Enter) -> None:
    before = editions.current()
    enter(LEAD).submits(ADDRESS, GOOD)
    assert editions.current() == before


def test_whoever_approves_is_led_to_what_changed_since_the_last_approval(enter: Enter) -> None:
    lead = enter(LEAD)
    lead.submits(ADDRESS, GOOD)
    correct_words()
    page = lead.opens("/unit/guidance/2026.4.1/approve").text
    assert "/unit/guidance/changes?was=2026.4.0&amp;now=2026.4.1" in page


def test_an_older_edition_has_no_form_to_approve_it(enter: Enter) -> None:
    correct_words()
    page = enter(LEAD).opens(ADDRESS)
    assert page.status_code == 409
    assert "Newer words were published" in page.text and "Approve these words" not in page.text


def test_whoever_approves_the_first_is_led_to_the_words(enter: Enter) -> None:
    page = enter(LEAD).opens(ADDRESS).text
    assert 'href="/guidance/"' in page and 'href="/papers/"' in page


def test_a_lead_sees_what_is_a_draft_until_they_decide_it(app: Flask, enter: Enter) -> None:
    page = text_of(enter(LEAD).opens("/unit/guidance"))
    assert "how many minutes until the next call is offered? Draft: None." in page
    assert "ACT Early count as having reached somebody? Draft: No." in page
