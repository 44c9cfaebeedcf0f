"""Today's words first, each note once; a rule that waits for nothing is above the answers."""

from webapp.guidance.invariants.seen import Seen
from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.steps.must_show import select_care
from webapp.triage.tree import QuestionPage, build_tree


def test_each_note_stands_once_a_page(seen: list[Seen]) -> None:
    for one in seen:
        rows = one.outcome.rows
        notes = [note.id for row in rows for note in row.notes]
        notes += [note.id for row in rows for step in row.steps for note in step.notes]
        assert len(notes) == len(set(notes)), one.path


def test_no_step_is_an_order_of_2012_that_its_note_takes_back(content: Content) -> None:
    withdrawn = ("Unplug", "Keep messages", "perpetrator", "872 5050", "Channel contact", "victim")
    for step in content.steps.values():
        assert not any(word in step.text for word in withdrawn), step.id


def test_a_rule_is_shown_each_time_an_answer_newly_makes_it_true(content: Content) -> None:
    nothing, nude = TriagePath(), TriagePath(areas=("nude",))
    saw = TriagePath(areas=("saw",))
    expected = {
        (nothing, nude): ("M3", "M5", "M6"),
        (nothing, TriagePath(areas=("threats",))): ("M3", "M5", "M6"),
        (nude, TriagePath(areas=("nude",), who="family")): ("M8", "M7", "M10"),
        (saw, TriagePath(areas=("saw",), who="other_adult")): ("M3", "M5", "M6"),
    }
    for (before, now), rules in expected.items():
        care = select_care(before, now, content)
        assert care is not None
        assert tuple(item.id for item in care.why) == rules
    assert select_care(nude, nude, content) is None


def test_the_image_rule_stands_on_every_question_that_first_knows_it(content: Content) -> None:
    pages = build_tree(content).pages.values()
    asked = [page for page in pages if isinstance(page, QuestionPage) and page.id == "who"]
    for page in asked:
        shown = {item.id for item in page.care.why} if page.care else set()
        assert ("M3" in shown) == page.path.may_be_sexual, page.path
