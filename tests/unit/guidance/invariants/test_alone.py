"""Who is the lead, or works alone, is not told to ring a lead about self-harm."""

import re

from tests.unit.guidance.invariants.test_words import count
from webapp.guidance.invariants.seen import Seen

# A data protection lead is somebody else.
NAMES_LEAD = re.compile(r"(?i)\byour (safeguarding )?lead\b|\blead or manager\b|\byour lead,")


def test_no_line_of_self_harm_tells_a_lead_to_ring_a_lead(seen: list[Seen]) -> None:
    for one in seen:
        if one.path.areas == ("self_harm",) and not one.acts.about_lead:
            for line in (*one.acts.lines, *one.acts.page):
                assert not NAMES_LEAD.search(line.alone or line.text), line.text


def test_nobody_is_told_through_a_lead_who_is_not_there(seen: list[Seen]) -> None:
    for one in seen:
        for each in one.acts.know:
            if each.who != "my-lead":
                assert not NAMES_LEAD.search(each.alone or each.when), each


def test_they_are_as_few_as_the_words_of_everybody(seen: list[Seen]) -> None:
    for one in seen:
        most = 60 if len(one.areas) == 1 else 90
        assert count(" ".join(line.alone or line.text for line in one.acts.lines)) <= most


def test_where_it_is_about_the_lead_the_words_are_already_others(seen: list[Seen]) -> None:
    about_lead = [one.acts for one in seen if one.acts.about_lead]
    assert about_lead
    for acts in about_lead:
        assert not any(each.alone for each in (*acts.lines, *acts.page, *acts.know))


def test_where_a_child_may_be_harmed_social_care_hears(seen: list[Seen]) -> None:
    for one in seen:
        heard = {each.alone_who or each.who for each in one.acts.know}
        if one.has_child and not one.acts.about_lead:
            assert heard & {"social-care", "lado", "police-101", "nhs-111", "bank"}, one.name


def test_what_the_lead_does_of_self_harm_is_more_than_looking_after_the_worker(
    seen: list[Seen],
) -> None:
    of_self_harm = [one.acts.lead for one in seen if one.area == "self_harm"]
    assert of_self_harm and all("who tells the family" in lead[0].text for lead in of_self_harm)
