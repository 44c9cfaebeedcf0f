"""Few words: at most five lines and sixty words, twenty of who needs to know, ninety beneath."""

from webapp.guidance.invariants.phrases import PROHIBITION, says
from webapp.guidance.invariants.seen import Seen
from webapp.guidance.source.content import Content
from webapp.guidance.steps.acts import Acts
from webapp.guidance.steps.uniting import MOST_WORDS_OF_TWO, sentences_of
from webapp.vocabulary.behaviour import Who


def count(text: str) -> int:
    return len(text.split())


def test_five_lines_and_sixty_words(seen: list[Seen]) -> None:
    alone = [one for one in seen if len(one.areas) == 1]
    assert not {one.lines for one in alone if len(one.acts.lines) > 5 or count(one.lines) > 60}


def test_two_areas_have_seven_lines_and_nothing_too_many_that_may_go(
    seen: list[Seen], content: Content
) -> None:
    assert content.stronger
    for one in (one for one in seen if len(one.areas) == 2):
        said = [sentence for line in one.acts.lines for sentence in sentences_of(line.text)]
        may_go = [sentence for sentence in said if content.stronger.kind_of(sentence).goes]
        too_many = count(f"{one.lines} {one.know}") > MOST_WORDS_OF_TWO[one.has_child]
        assert len(one.acts.lines) <= 7 and not (too_many and may_go), one.lines


def test_few_words_of_who_needs_to_know_and_a_third_more_for_two_areas(seen: list[Seen]) -> None:
    for one in seen:
        most = 22 if len(one.path.areas) == 1 else 31
        assert 0 < count(one.know.replace(";", "")) <= most, one.know


def test_each_of_who_needs_to_know_stands_once(seen: list[Seen]) -> None:
    for one in seen:
        names = [each.who for each in one.acts.know]
        assert len(names) == len(set(names))


def test_a_page_without_a_table_has_at_most_ninety_words(content: Content) -> None:
    assert content.you_now is not None
    for name, lines in content.you_now.pages.items():
        for who in ("", *Who):
            said = [line.instead.get(who, line.text) for line in lines]
            assert count(" ".join(said)) <= 90, name


def test_what_has_no_table_says_so_or_names_the_one_step(content: Content) -> None:
    assert content.you_now is not None
    for name in ("self_harm", "saw", "money"):
        first = content.you_now.pages[name][0].text
        assert first == "The board’s guidance has no table for this."
    assert "Table 1 has one step" in content.you_now.pages["extremism"][0].text


def test_where_the_source_has_no_table_something_opens_beneath(seen: list[Seen]) -> None:
    for one in seen:
        assert one.outcome.rows or one.acts.page, one.path


def test_labels_and_hints_of_the_answers_fit_one_line(content: Content) -> None:
    asked = {"area": 9, "who": 9}
    for name, offered in asked.items():
        answers = content.questions[name].answers
        assert len(answers) == offered
        if name == "area":
            assert all(len(each.label) <= 31 for each in answers)
            assert all(len(each.hint) <= 36 for each in answers)


def test_eight_answers_say_who_did_it_and_nobody_only_where_nobody_may_have(
    content: Content,
) -> None:
    answers = content.questions["who"].answers
    codes = [each.sets["who"] for each in answers if not each.areas]
    assert len(codes) == 8
    [nobody] = [each for each in answers if each.areas]
    assert (nobody.sets["who"], nobody.areas) == ("nobody", ("self_harm", "saw", "money"))


def test_no_tick_stands_on_a_prohibition(seen: list[Seen]) -> None:
    for one in seen:
        for line in one.acts.lines:
            if line.tick:
                assert not says(PROHIBITION, line.text), line.text
                assert ticked(one.acts, line.tick) == 1


def ticked(acts: Acts, name: str) -> int:
    return [line.tick for line in acts.lines].count(name)


def test_every_tick_has_its_words_for_the_unit(seen: list[Seen], content: Content) -> None:
    assert content.you_now is not None
    used = {line.tick for one in seen for line in one.acts.lines if line.tick}
    assert used == set(content.you_now.ticks)
