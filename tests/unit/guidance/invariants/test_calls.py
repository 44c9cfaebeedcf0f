"""Whom to ring, and how soon, is seen: lead, police, social care, LADO; never a closed line."""

import re
from dataclasses import replace
from typing import Any

from tests.unit.guidance.invariants.conftest import Lacking
from webapp.guidance.invariants.phrases import LEAD, NOT_TO_LEAD, says
from webapp.guidance.invariants.seen import Seen


def test_the_lead_is_rung_unless_it_is_about_them(seen: list[Seen], lacking: Lacking) -> None:
    others = [one for one in seen if one.who != "lead"]
    assert not lacking(others, r"(Ring|ring|Tell|tell) your lead")
    assert all(one.acts.rings_lead for one in others)


def test_a_child_who_sent_a_childs_nude_to_an_adult_is_for_the_police(seen: list[Seen]) -> None:
    for one in seen:
        if one.area == "nude" and one.who == "child_to_adult":
            perhaps = "An adult has a child’s nude? Police now: your lead, or 101."
            surely = "The police must know now: your lead rings, or you ring 101."
            said = perhaps if one.path.under_18 == "no" else surely
            assert said in one.lines or "must know now, because of the address" in one.lines


def test_police_hear_of_contact_online_and_else_where_it_is_sexual_or_secret(
    seen: list[Seen], lacking: Lacking
) -> None:
    contact = [one for one in seen if one.area == "adult_contact"]
    no = [one for one in contact if one.path.sexual_or_secret == "no"]
    yes = [one for one in contact if one not in no and one.who not in ("child", "child_to_adult")]
    of_a_child = [one for one in yes if one.has_child]
    assert not lacking(of_a_child, r"police must (hear|know)", r"\b101\b")
    asked = [one for one in no if one.who in ("other_adult", "works_with_children", "lead")]
    assert not lacking(asked, r"Sexual or secret\? (Police, )?101\.|because of the address")
    near = [one for one in contact if one.who in ("works_with_children", "lead")]
    assert not lacking(near, r"Meeting now\? 999")


def test_a_gate_that_is_asked_changes_the_words_where_yes_raises_the_rank(
    seen: list[Seen], ranks: dict[str, Any]
) -> None:
    gates = ("under_18", "sexual_or_secret", "secret_address", "made_to")
    asked = 0
    for no in seen:
        for gate in gates:
            if getattr(no.path, gate) == "no" and len(no.areas) == 1:
                others = [replace(no.path, **{gate: answer}) for answer in ("yes", "not_sure")]
                yes, unsure = [next(one for one in seen if one.path == path) for path in others]
                assert (yes.lines, yes.know) == (unsure.lines, unsure.know)
                assert yes.lines != no.lines and yes.know != no.know, yes.path
                asked += 1
    assert asked == 26


def test_between_adults_the_lado_hears_only_if_a_child_is_affected(seen: list[Seen]) -> None:
    tables = ("nude", "threats", "adult_contact", "could_be_sexual", "bullying")
    for one in seen:
        if one.who == "adult_to_adult":
            told = [each for each in one.acts.know if each.who == "lado"]
            assert told or one.area not in (*tables, "personal_information"), one.path
            assert all("if a child is affected" in each.when for each in told)


def test_social_care_hears_now_of_what_a_relative_did_to_a_child(
    seen: list[Seen], lacking: Lacking
) -> None:
    family = [one for one in seen if one.who == "family"]
    assert not lacking(family, "(?i)social care")
    grave = ("nude", "threats", "adult_contact", "self_harm")
    assert all("Social care now" in one.know for one in family if one.area in grave)


def test_no_night_ends_in_a_line_that_is_closed(seen: list[Seen], content: Any) -> None:
    """The NSPCC's line is not open all night."""
    closed = ("NSPCC", "helpline for adults")
    for one in seen:
        assert not any(word in f"{one.lines} {one.know}" for word in closed)
        for sentence in re.findall(r"No answer[^.?]*\?([^.]*\.)", one.lines):
            assert says(r"101|999|NHS 111|ACT Early|social care", sentence), one.lines
    for step in content.steps.values():
        names = [contact.name for contact in step.contacts]
        if "social-care" in names:
            assert "social-care-night" in names, step.id
    for item in content.must_show.values():
        for line in item.lines:
            names = [contact.name for contact in line.contacts]
            assert "social-care" not in names or "social-care-night" in names, item.id


def test_no_unconfirmed_contact_is_replaced_by_a_line_that_is_closed_at_night(content: Any) -> None:
    for contact in content.contacts.values():
        assert not contact.offers or contact.offers[-1] in ("police-101",), contact.name


def test_who_needs_to_know_is_no_slower_than_the_lines(seen: list[Seen]) -> None:
    for one in seen:
        lead = [each.when for each in one.acts.know if each.who == "my-lead"]
        if re.search(
            r"(?<!\? )Ring your lead( and [^.]*)?[: ]+(now|the police must|police must)", one.lines
        ):
            assert not lead or "now" in lead[0], (one.path, one.know, one.lines)


def test_what_ranks_now_is_rung_now(seen: list[Seen], ranks: dict[str, Any]) -> None:
    for one in seen:
        of_area = ranks[one.area]
        if of_area.get(one.who, of_area["other"]) == "now":
            assert says(r"\bnow\b", one.lines + one.know), one.path
            asked = r"Ring your lead today|Tell your lead today"
            shown_by_accident = (one.area, one.who) in (
                ("saw", "family"),
                ("threats", "adult_to_adult"),
            )
            self_harm = (one.area, one.who) == ("self_harm", "adult_to_adult")
            assert shown_by_accident or self_harm or not says(asked, one.lines), one.path


def test_about_the_lead_nobody_is_told_to_ring_or_tell_them(seen: list[Seen]) -> None:
    about = [one for one in seen if one.who == "lead"]
    assert len(about) > 20
    for one in about:
        assert not one.acts.rings_lead
        assert "my-lead" not in [each.who for each in one.acts.know]
        assert not says(LEAD, re.sub(NOT_TO_LEAD, "", one.lines)), one.lines
        assert says(NOT_TO_LEAD, one.lines), one.lines
        assert not says(LEAD, one.know), one.know
        beneath = " ".join(line.text for line in (*one.acts.page, *one.acts.lead))
        assert not says(LEAD, beneath.replace("through your lead", "your lead")), beneath
        names = [contact.name for line in one.acts.lines for contact in line.contacts]
        assert "my-lead" not in names
