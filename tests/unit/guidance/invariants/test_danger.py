"""The danger question has exactly these words, and M1 says the same."""

from webapp.guidance.source.content import Content

POINTS = (
    "is badly hurt, or may be soon",
    "talks of suicide, or is told to do it",
    "threatens to kill or badly hurt, or commits a crime in front of you",
    "worries you and is alone with a child, or going to meet one",
    "is missing, or afraid to go home",
)
SAME = (
    "badly hurt or may be soon",
    "talks of suicide or is told to do it",
    "threatens to kill or badly hurt",
    "commits a crime in front of you",
    "alone with a child or going to meet one",
    "missing, or afraid to go home",
)


def test_the_danger_question_word_for_word(content: Content) -> None:
    asked = content.questions["danger"]
    assert (asked.title, asked.hint) == ("Is anyone in danger now?", "Yes, if someone:")
    assert asked.points == POINTS
    assert [each.label for each in asked.answers] == ["Yes", "Not sure", "No, not now"]


def test_m1_says_the_same(content: Content) -> None:
    said = content.must_show["M1"].lines[0].text
    assert all(words in said for words in SAME)


def test_yes_leads_to_999_and_four_ways_on(content: Content) -> None:
    asked = content.questions["danger-yes"]
    assert asked.title == "Call 999 now"
    assert [(answer.call, answer.label) for answer in asked.answers] == [
        ("spoke", "I spoke to 999"),
        ("other", "Somebody else is calling"),
        ("cannot", "I cannot call"),
        ("not_for_999", "It is not for 999"),
    ]
    afraid = asked.lines[1]
    assert "Afraid to go home, and nobody on the way?" in afraid.text
    assert [each.name for each in afraid.contacts] == ["social-care", "social-care-night"]


def test_who_cannot_call_learns_of_any_network_55_and_texts(content: Content) -> None:
    said = " ".join(line.text for line in content.questions["danger-cannot"].lines)
    for words in (
        "Send an adult to a phone, or outside. 999 works on any network.",
        "Cannot speak? Dial 999, and press 55 when asked.",
        "A text works only if this phone was registered before.",
    ):
        assert words in said


def test_not_sure_is_told_to_call_and_not_to_ring_a_lead_it_is_about(content: Content) -> None:
    asked = content.questions["danger-not-sure"]
    said = " ".join(line.text for line in asked.lines)
    assert asked.title == "If you are not sure, call 999"
    assert "not if it is about them" in said
